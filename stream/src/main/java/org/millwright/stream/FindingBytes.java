package org.millwright.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.FindingChange;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.finding.FindingKind;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.measure.Unit;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;

/** Findings and their changes as they are remembered. */
final class FindingBytes {

  private FindingBytes() {}

  static void writeOptional(DataOutput out, @Nullable Finding finding) throws IOException {
    out.writeBoolean(finding != null);
    if (finding != null) {
      write(out, finding);
    }
  }

  static @Nullable Finding readOptional(DataInput in) throws IOException {
    return in.readBoolean() ? read(in) : null;
  }

  static void writeChange(DataOutput out, @Nullable FindingChange change) throws IOException {
    switch (change) {
      case null -> out.writeByte('-');
      case FindingChange.Opened opened -> {
        out.writeByte('o');
        write(out, opened.finding());
      }
      case FindingChange.Worsened worsened -> {
        out.writeByte('w');
        write(out, worsened.finding());
      }
      case FindingChange.Ended ended -> {
        out.writeByte('e');
        Bytes.writeText(out, ended.key().value());
        Bytes.writeInstant(out, ended.at());
        Bytes.writeInstant(out, ended.knownAt());
        Bytes.writeText(out, ended.reason());
      }
    }
  }

  static @Nullable FindingChange readChange(DataInput in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case '-' -> null;
      case 'o' -> new FindingChange.Opened(read(in));
      case 'w' -> new FindingChange.Worsened(read(in));
      case 'e' -> {
        var key = new FindingKey(Bytes.readText(in));
        Instant at = Bytes.readInstant(in);
        Instant knownAt = Bytes.readInstant(in);
        yield new FindingChange.Ended(key, at, knownAt, Bytes.readText(in));
      }
      default -> throw new IOException("change of kind " + kind + ", expected -, o, w or e");
    };
  }

  private static void write(DataOutput out, Finding finding) throws IOException {
    Bytes.writeText(out, finding.key().value());
    Bytes.writeText(out, finding.kind().value());
    Bytes.writeText(out, finding.subject().value());
    out.writeByte(finding.severity().ordinal());
    Bytes.writeInstant(out, finding.at());
    Bytes.writeInstant(out, finding.knownAt());
    Bytes.writeText(out, finding.title());
    Bytes.writeText(out, finding.reason());
    Bytes.writeText(out, finding.rule());
    Bytes.writeText(out, finding.ruleBook());
    out.writeInt(finding.evidence().size());
    for (Evidence piece : finding.evidence()) {
      write(out, piece);
    }
  }

  private static Finding read(DataInput in) throws IOException {
    var key = new FindingKey(Bytes.readText(in));
    var kind = new FindingKind(Bytes.readText(in));
    var subject = new MachineId(Bytes.readText(in));
    Severity severity = Severity.values()[in.readByte()];
    Instant at = Bytes.readInstant(in);
    Instant knownAt = Bytes.readInstant(in);
    String title = Bytes.readText(in);
    String reason = Bytes.readText(in);
    String rule = Bytes.readText(in);
    String ruleBook = Bytes.readText(in);
    return new Finding(
        key, kind, subject, severity, at, knownAt, title, reason, rule, ruleBook, evidence(in));
  }

  private static List<Evidence> evidence(DataInput in) throws IOException {
    int count = in.readInt();
    var evidence = new ArrayList<Evidence>();
    for (int i = 0; i < count; i++) {
      evidence.add(
          new Evidence(
              new SignalName(Bytes.readText(in)),
              Bytes.readText(in),
              in.readDouble(),
              Unit.values()[in.readByte()],
              in.readBoolean() ? OptionalDouble.of(in.readDouble()) : OptionalDouble.empty(),
              Bytes.readInstant(in),
              Bytes.readInstant(in),
              Bytes.readText(in)));
    }
    return evidence;
  }

  private static void write(DataOutput out, Evidence piece) throws IOException {
    Bytes.writeText(out, piece.signal().value());
    Bytes.writeText(out, piece.statistic());
    out.writeDouble(piece.value());
    out.writeByte(piece.unit().ordinal());
    out.writeBoolean(piece.limit().isPresent());
    if (piece.limit().isPresent()) {
      out.writeDouble(piece.limit().getAsDouble());
    }
    Bytes.writeInstant(out, piece.from());
    Bytes.writeInstant(out, piece.to());
    Bytes.writeText(out, piece.source());
  }
}
