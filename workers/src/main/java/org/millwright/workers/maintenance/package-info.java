/** The jobs of the maintenance processes. */
@NullMarked
package org.millwright.workers.maintenance;

import org.jspecify.annotations.NullMarked;
