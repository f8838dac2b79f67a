/** How fast the line is, from a machine's message to the edge's decision and to the finding. */
@NullMarked
package org.millwright.bench.line;

import org.jspecify.annotations.NullMarked;
