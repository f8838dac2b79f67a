/** The owners' files as they stand: machines, state words, tag sheets, examples and routes. */
@NullMarked
package org.millwright.routes.files;

import org.jspecify.annotations.NullMarked;
