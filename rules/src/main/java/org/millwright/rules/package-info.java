/** The rule book: limit sheets and rules, compiled as a whole, judged by Drools, swapped live. */
@NullMarked
package org.millwright.rules;

import org.jspecify.annotations.NullMarked;
