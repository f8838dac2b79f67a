/** What just changed, told to every open console as server-sent events. */
@NullMarked
package org.millwright.app.live;

import org.jspecify.annotations.NullMarked;
