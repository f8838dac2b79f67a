/** Simulated technicians, who know Millwright by its public HTTP interface only. */
@NullMarked
package org.millwright.twin.crew;

import org.jspecify.annotations.NullMarked;
