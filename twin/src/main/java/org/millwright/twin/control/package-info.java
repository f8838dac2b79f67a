/** The factory's own HTTP interface: machines, faults, speed, truth and the ERP. */
@NullMarked
package org.millwright.twin.control;

import org.jspecify.annotations.NullMarked;
