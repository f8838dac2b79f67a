package org.millwright.connectors.historian;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.millwright.connectors.historian.archive.MachineMinute;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.Observation;

/**
 * Frames as lines of the InfluxDB line protocol: {@code readings,machine=M,signal=S
 * value=1.5,quality="good" MILLISECONDS}.
 *
 * <p>A reading that is BAD or missing becomes a line with its quality and no value, so that a chart
 * shows a gap there. A reading whose time is not to be believed is put at the time of its arrival
 * and is at best UNCERTAIN: it is not lost, and a wrong clock cannot open partitions without end.
 */
final class Lines {

  /** What became of frames; one entry for each hour that they have readings of. */
  record Batch(Collection<Hour> hours, int moved, int skipped) {}

  /** Lines of one hour, and the minutes of machines that they belong to. */
  record Hour(List<String> lines, SortedSet<MachineMinute> touched) {}

  private final Duration oldest;
  private final Duration newest;
  private final Duration keep;
  private final SortedMap<Long, Hour> hours = new TreeMap<>();
  private final StringBuilder line = new StringBuilder(128);
  private @Nullable MachineMinute lately;
  private int moved;
  private int skipped;

  private Lines(HistorianSettings settings) {
    oldest = settings.oldest();
    newest = settings.newest();
    keep = settings.keep().readings();
  }

  static Batch of(HistorianSettings settings, List<Frame> frames) {
    var lines = new Lines(settings);
    frames.forEach(lines::add);
    return new Batch(lines.hours.values(), lines.moved, lines.skipped);
  }

  /** A historical reading that is past keeping is left out. */
  private void add(Frame frame) {
    Instant latest = frame.knownAt().plus(newest);
    Instant earliest = frame.knownAt().minus(frame.historical() ? keep : oldest);
    for (Observation observation : frame.observations()) {
      Instant at = observation.at();
      if (!at.isBefore(earliest) && !at.isAfter(latest)) {
        add(frame, observation, at);
      } else if (frame.historical() && at.isBefore(earliest)) {
        skipped++;
      } else {
        moved++;
        add(frame, observation, frame.knownAt());
      }
    }
  }

  private void add(Frame frame, Observation observation, Instant at) {
    Hour hour =
        hours.computeIfAbsent(
            at.getEpochSecond() / 3600, key -> new Hour(new ArrayList<>(), new TreeSet<>()));
    hour.lines().add(line(frame, observation, at));
    MachineMinute former = lately;
    if (former == null
        || former.minute().getEpochSecond() / 60 != at.getEpochSecond() / 60
        || !former.machine().equals(frame.machine())) {
      lately = new MachineMinute(frame.machine(), at);
      hour.touched().add(lately);
    }
  }

  private String line(Frame frame, Observation observation, Instant at) {
    boolean isMoved = !at.equals(observation.at());
    Quality quality =
        isMoved && observation.quality() == Quality.GOOD
            ? Quality.UNCERTAIN
            : observation.quality();
    line.setLength(0);
    line.append("readings,machine=").append(frame.machine().value());
    line.append(",signal=").append(observation.signal().value()).append(' ');
    if (quality != Quality.BAD) {
      switch (observation.value()) {
        case Value.Number number -> line.append("value=").append(number.value()).append(',');
        case Value.Text text -> {
          line.append("text=\"");
          escape(text.value());
          line.append("\",");
        }
        case Value.Missing _ -> {}
      }
    }
    line.append("quality=\"").append(quality.word()).append("\" ").append(at.toEpochMilli());
    return line.toString();
  }

  /** Quotes and backslashes are escaped; a line end cannot stand in a line and becomes a blank. */
  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        line.append('\\').append(c);
      } else {
        line.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
  }
}
