package org.millwright.connectors.zeebe.exporter;

/**
 * One record of the engine on its way to the bus.
 *
 * @param position of the record in the engine's log, rising
 * @param key what the bus keeps in order: the process instance, or the definition
 * @param json the record
 */
record Entry(long position, String key, String json) {}
