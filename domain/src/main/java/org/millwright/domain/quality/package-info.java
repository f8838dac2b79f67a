/** Control charts, capability and sampling: the arithmetic that judges a process. */
@NullMarked
package org.millwright.domain.quality;

import org.jspecify.annotations.NullMarked;
