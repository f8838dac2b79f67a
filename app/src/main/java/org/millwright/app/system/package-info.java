/** How the installation is doing: its parts, and the files that people edit. */
@NullMarked
package org.millwright.app.system;

import org.jspecify.annotations.NullMarked;
