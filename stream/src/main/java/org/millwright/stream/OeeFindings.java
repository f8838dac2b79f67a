package org.millwright.stream;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.EpisodeStatus;
import org.millwright.domain.finding.FindingChange;
import org.millwright.domain.finding.FindingKind;
import org.millwright.domain.oee.OeeBook;
import org.millwright.domain.oee.Shift;
import org.millwright.domain.oee.ShiftLog;

/** What was found in a machine's time and output, and goes on. */
final class OeeFindings {

  /** So often a machine's hour is judged, in milliseconds; more often than an episode forgets. */
  static final long JUDGE_EVERY = 5_000;

  private static final int VERSION = 1;

  private final OeeMemory memory;
  private final OeeHour hour;
  private final EpisodeCourse course;
  private final Map<FindingKind, Episode> episodes =
      new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
  private long judgedAt = Long.MIN_VALUE / 2;

  OeeFindings(OeeMemory memory, ShiftLog log, EpisodeCourse course) {
    this.memory = memory;
    this.course = course;
    hour = new OeeHour(memory, log);
  }

  /** A minute is another than before. */
  void changed(long minute) {
    hour.changed(minute);
  }

  boolean isDue(long now) {
    return Math.abs(now - judgedAt) >= JUDGE_EVERY;
  }

  /** Judges the hour before a moment by our clock. */
  void judge(
      long now,
      @Nullable Shift shift,
      OeeBook book,
      Consumer<FindingChange> changes,
      Consumer<EpisodeStatus> statuses) {
    judgedAt = now;
    Instant at = Instant.ofEpochMilli(now);
    course.judge(memory.machine(), episodes, hour.at(at, shift, book), at, changes, statuses);
  }

  /** True when nothing needs to be remembered. */
  boolean isBlank() {
    return episodes.isEmpty() && hour.stopSince() == null;
  }

  /** What was said last of every kind, for saying it again after a start. */
  List<FindingChange> lastChanges() {
    return episodes.values().stream().flatMap(episode -> episode.lastChange().stream()).toList();
  }

  byte[] toBytes() {
    var bytes = new ByteArrayOutputStream(256);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      Bytes.writeOptional(out, hour.stopSince());
      out.writeInt(episodes.size());
      for (Map.Entry<FindingKind, Episode> entry : episodes.entrySet()) {
        Bytes.writeText(out, entry.getKey().value());
        entry.getValue().write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("findings of " + memory.machine() + " cannot be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Takes what was remembered.
   *
   * @throws UncheckedIOException when it cannot be read
   */
  void remember(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readByte();
      if (version != VERSION) {
        throw new IOException("version " + version + ", expected " + VERSION);
      }
      Instant since = Bytes.readOptional(in);
      var read = new TreeMap<String, Episode>();
      int kinds = in.readInt();
      for (int i = 0; i < kinds; i++) {
        read.put(Bytes.readText(in), Episode.read(in));
      }
      hour.stopSince(since);
      read.forEach((kind, episode) -> episodes.put(new FindingKind(kind), episode));
    } catch (IOException e) {
      throw new UncheckedIOException("findings of " + bytes.length + " bytes", e);
    }
  }
}
