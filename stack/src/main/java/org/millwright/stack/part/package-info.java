/** How each part is configured, started, recognised as ready and stopped. */
@NullMarked
package org.millwright.stack.part;

import org.jspecify.annotations.NullMarked;
