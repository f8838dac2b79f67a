/** First hand-over of the line: what devices said, as frames of observations. */
@NullMarked
package org.millwright.domain.observation;

import org.jspecify.annotations.NullMarked;
