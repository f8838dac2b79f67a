/** Events through the time model and the indicators: in process, and with Kafka Streams around. */
@NullMarked
package org.millwright.bench.oee;

import org.jspecify.annotations.NullMarked;
