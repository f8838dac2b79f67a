/**
 * Per-machine memory on Kafka Streams: what each machine said, made into findings with episodes.
 */
@NullMarked
package org.millwright.stream;

import org.jspecify.annotations.NullMarked;
