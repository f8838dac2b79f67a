/** What each role is made of: the beans of edge, plant and console, and what they share. */
@NullMarked
package org.millwright.app.role;

import org.jspecify.annotations.NullMarked;
