/** From what a device said to what the plant understands: tag sheets, state words, dead-bands. */
@NullMarked
package org.millwright.routes.normalise;

import org.jspecify.annotations.NullMarked;
