/** Third hand-over of the line: work that a process asks for, and how it can end. */
@NullMarked
package org.millwright.domain.job;

import org.jspecify.annotations.NullMarked;
