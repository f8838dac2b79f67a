/** Limit decisions at the edge, reading by reading, before the bus. */
@NullMarked
package org.millwright.routes.decide;

import org.jspecify.annotations.NullMarked;
