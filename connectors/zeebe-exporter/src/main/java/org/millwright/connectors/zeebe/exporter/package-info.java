/** Runs inside the engine's broker and tells the bus what the engine did. */
@NullMarked
package org.millwright.connectors.zeebe.exporter;

import org.jspecify.annotations.NullMarked;
