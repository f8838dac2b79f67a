/** The ground-truth log: what truly happened, as JSON lines on disk. */
@NullMarked
package org.millwright.twin.truth;

import org.jspecify.annotations.NullMarked;
