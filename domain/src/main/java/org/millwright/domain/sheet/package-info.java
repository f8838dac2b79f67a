/** Sheets (CSV) that people edit: read strictly, with every fault placed to the line and column. */
@NullMarked
package org.millwright.domain.sheet;

import org.jspecify.annotations.NullMarked;
