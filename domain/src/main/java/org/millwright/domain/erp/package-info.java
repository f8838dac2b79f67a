/** Fourth hand-over of the line: what the ERP tells us and what it hears. */
@NullMarked
package org.millwright.domain.erp;

import org.jspecify.annotations.NullMarked;
