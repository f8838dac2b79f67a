package org.millwright.connectors.kafka;

import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.EpisodeStatus;
import org.millwright.domain.finding.FindingChange;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.MachineSnapshot;
import org.millwright.domain.oee.OeeNews;

/** The codecs in the form that Kafka's own libraries take. */
public final class BusSerdes {

  private static final FindingEvents FINDINGS = new FindingEvents();
  private static final SnapshotEvents SNAPSHOTS = new SnapshotEvents();
  private static final OeeEvents OEE = new OeeEvents();

  private BusSerdes() {}

  /** Frames; see {@link FrameCodec}. */
  public static Serde<Frame> frames() {
    var codec = new FrameCodec();
    return serde(codec::encode, codec::decode);
  }

  /** Changes of findings; a status is refused. */
  public static Serde<FindingChange> changes() {
    return serde(
        FINDINGS::encode,
        bytes -> {
          if (FINDINGS.decode(bytes) instanceof FindingEvent.Changed changed) {
            return changed.change();
          }
          throw new UnreadableRecord("found a status, expected a change of a finding");
        });
  }

  /** How findings stand; a change is refused. */
  public static Serde<EpisodeStatus> statuses() {
    return serde(
        FINDINGS::encode,
        bytes -> {
          if (FINDINGS.decode(bytes) instanceof FindingEvent.Stands stands) {
            return stands.status();
          }
          throw new UnreadableRecord("found a change of a finding, expected a status");
        });
  }

  /** Machine snapshots. */
  public static Serde<MachineSnapshot> snapshots() {
    return serde(SNAPSHOTS::encode, SNAPSHOTS::decode);
  }

  /** News of OEE. */
  public static Serde<OeeNews> oee() {
    return serde(OEE::encode, OEE::decode);
  }

  private static <T> Serde<T> serde(Function<T, byte[]> encode, Function<byte[], T> decode) {
    return Serdes.serdeFrom(
        (String _, @Nullable T value) -> value == null ? null : encode.apply(value),
        (String _, byte @Nullable [] bytes) -> bytes == null ? null : decode.apply(bytes));
  }
}
