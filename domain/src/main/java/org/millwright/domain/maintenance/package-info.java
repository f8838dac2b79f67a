/** Maintenance: work orders, spare parts, and the proof that a repair helped. */
@NullMarked
package org.millwright.domain.maintenance;

import org.jspecify.annotations.NullMarked;
