/** Reports of machines' time and output, from what is kept of them, as known at any moment. */
@NullMarked
package org.millwright.app.oee;

import org.jspecify.annotations.NullMarked;
