/** How much the program takes in: readings per second, what they cost, and whether all arrive. */
@NullMarked
package org.millwright.bench.ingest;

import org.jspecify.annotations.NullMarked;
