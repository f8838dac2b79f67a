package org.millwright.app.line;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.millwright.connectors.kafka.DeadLetter;
import org.millwright.connectors.kafka.DeadLetters;
import org.millwright.connectors.store.DeadLetterTable;

/** Takes dead letters off the bus and keeps them. */
public final class DeadLetterDesk {

  private final DeadLetterTable table;

  public DeadLetterDesk(DeadLetterTable table) {
    this.table = table;
  }

  /** Its place on the bus is its identity: a letter that comes again is the same letter. */
  public static DeadLetterTable.DeadLetter read(ConsumerRecord<String, byte[]> record) {
    DeadLetter letter = DeadLetters.read(record);
    return new DeadLetterTable.DeadLetter(
        record.topic() + "/" + record.partition() + "/" + record.offset(),
        letter.source(),
        letter.place(),
        letter.at(),
        letter.reason(),
        letter.payload(),
        Math.toIntExact(letter.bytes()));
  }

  public void take(List<DeadLetterTable.DeadLetter> letters) {
    letters.forEach(table::put);
  }
}
