/**
 * The database: what Millwright keeps beside the bus, in PostgreSQL. Every write may be repeated
 * without further effect, from several copies of Millwright at once.
 */
@NullMarked
package org.millwright.connectors.store;

import org.jspecify.annotations.NullMarked;
