/** Machines that speak through an MQTT broker: plain JSON, and Sparkplug B. */
@NullMarked
package org.millwright.connectors.mqtt;

import org.jspecify.annotations.NullMarked;
