/** Machines that speak OPC UA: one subscription a machine, one frame a notification. */
@NullMarked
package org.millwright.connectors.opcua;

import org.jspecify.annotations.NullMarked;
