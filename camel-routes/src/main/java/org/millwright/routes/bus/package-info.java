/** Where routes end: observations and dead letters on the way to the bus. */
@NullMarked
package org.millwright.routes.bus;

import org.jspecify.annotations.NullMarked;
