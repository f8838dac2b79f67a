/**
 * The historian: readings over months, written through the InfluxDB line protocol, read from
 * QuestDB through the PostgreSQL wire.
 */
@NullMarked
package org.millwright.connectors.historian;

import org.jspecify.annotations.NullMarked;
