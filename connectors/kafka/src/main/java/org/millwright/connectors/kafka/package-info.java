/** The bus: topics, what their records look like, and how to send and take them safely. */
@NullMarked
package org.millwright.connectors.kafka;

import org.jspecify.annotations.NullMarked;
