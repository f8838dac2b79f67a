/** InfluxDB as the historian's back end, asked in InfluxQL. */
@NullMarked
package org.millwright.connectors.historian.influxdb;

import org.jspecify.annotations.NullMarked;
