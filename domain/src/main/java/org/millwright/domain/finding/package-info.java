/** Second hand-over of the line: what was judged, why, and for how long. */
@NullMarked
package org.millwright.domain.finding;

import org.jspecify.annotations.NullMarked;
