/** Values with units and quality. */
@NullMarked
package org.millwright.domain.measure;

import org.jspecify.annotations.NullMarked;
