/**
 * What rules see: machines, measurements and figures held against limits, sensors; and what they
 * may say.
 */
@NullMarked
package org.millwright.rules.fact;

import org.jspecify.annotations.NullMarked;
