/** How long the app is away when it is killed. */
@NullMarked
package org.millwright.bench.restart;

import org.jspecify.annotations.NullMarked;
