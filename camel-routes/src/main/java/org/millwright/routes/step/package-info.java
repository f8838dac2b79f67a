/** The steps that Millwright adds to Camel's: normalise, decide, bus. */
@NullMarked
package org.millwright.routes.step;

import org.jspecify.annotations.NullMarked;
