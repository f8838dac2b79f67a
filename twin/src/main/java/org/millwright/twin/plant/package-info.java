/**
 * The simulated factory itself: pure, single-stepped and deterministic for a seed; it knows no
 * protocol, no file and no clock.
 */
@NullMarked
package org.millwright.twin.plant;

import org.jspecify.annotations.NullMarked;
