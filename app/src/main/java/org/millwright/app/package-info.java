/** Wires the line together: settings, roles and the parts of each role. */
@NullMarked
package org.millwright.app;

import org.jspecify.annotations.NullMarked;
