/** The shape of the code: who may see whom, and what is written nowhere. */
@NullMarked
package org.millwright.tests.shape;

import org.jspecify.annotations.NullMarked;
