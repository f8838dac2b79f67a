/** Limits that quality and maintenance engineers set, read from their sheets. */
@NullMarked
package org.millwright.domain.limit;

import org.jspecify.annotations.NullMarked;
