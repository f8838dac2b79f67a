/** What a single box can be told: which parts run, on which ports, with how much memory. */
@NullMarked
package org.millwright.stack.settings;

import org.jspecify.annotations.NullMarked;
