/**
 * Overall equipment effectiveness by ISO 22400-2:2014: times, output, key performance indicators.
 */
@NullMarked
package org.millwright.domain.oee;

import org.jspecify.annotations.NullMarked;
