/** The whole line against the real program: stack, app and virtual factory as processes. */
@NullMarked
package org.millwright.tests.line;

import org.jspecify.annotations.NullMarked;
