/** A generated plant under load, and what is counted and measured of any program under it. */
@NullMarked
package org.millwright.bench.load;

import org.jspecify.annotations.NullMarked;
