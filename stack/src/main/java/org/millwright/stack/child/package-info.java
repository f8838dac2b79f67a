/** The programs that run inside the child processes, and the tether that ends them. */
@NullMarked
package org.millwright.stack.child;

import org.jspecify.annotations.NullMarked;
