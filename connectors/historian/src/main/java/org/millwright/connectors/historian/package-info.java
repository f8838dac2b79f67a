/**
 * The historian: readings over months and roll-ups over years, written through the InfluxDB line
 * protocol, in one of several back ends.
 */
@NullMarked
package org.millwright.connectors.historian;

import org.jspecify.annotations.NullMarked;
