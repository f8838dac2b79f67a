/** What the historian takes and tells, and how fast. */
@NullMarked
package org.millwright.bench.history;

import org.jspecify.annotations.NullMarked;
