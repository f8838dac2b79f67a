/** Machines that speak Modbus TCP: polled, one frame a poll. */
@NullMarked
package org.millwright.connectors.modbus;

import org.jspecify.annotations.NullMarked;
