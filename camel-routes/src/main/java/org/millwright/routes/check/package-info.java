/** What can be wrong with the owners' files, found before they take effect. */
@NullMarked
package org.millwright.routes.check;

import org.jspecify.annotations.NullMarked;
