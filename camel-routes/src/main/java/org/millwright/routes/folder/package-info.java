/** The owners' files at run time: loaded at the start, watched, checked and swapped. */
@NullMarked
package org.millwright.routes.folder;

import org.jspecify.annotations.NullMarked;
