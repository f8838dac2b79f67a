/** Benchmarks: figures of the whole program on this machine, and ratios against peers. */
@NullMarked
package org.millwright.bench;

import org.jspecify.annotations.NullMarked;
