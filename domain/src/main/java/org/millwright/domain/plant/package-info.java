/** The plant: machines, lines and the states a machine can be in. */
@NullMarked
package org.millwright.domain.plant;

import org.jspecify.annotations.NullMarked;
