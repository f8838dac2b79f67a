/** What the tests of routes share. */
@NullMarked
package org.millwright.routes;

import org.jspecify.annotations.NullMarked;
