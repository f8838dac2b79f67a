package org.millwright.connectors.erp;

import java.util.List;
import java.util.Map;
import org.millwright.domain.erp.ErpDocument.OperationsSchedule;
import org.millwright.domain.erp.ErpDocument.Verb;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Problem;

/**
 * Reads what the ERP sends as B2MML V0701: schedules of orders, and confirmations. What it does not
 * know it passes over, for B2MML is made to be extended; what it needs and does not find it refuses
 * with line and column.
 */
public final class B2mmlReader {

  private static final Map<String, Verb> VERBS =
      Map.of(
          "ProcessOperationsSchedule", Verb.PROCESS,
          "ChangeOperationsSchedule", Verb.CHANGE,
          "CancelOperationsSchedule", Verb.CANCEL);

  private B2mmlReader() {}

  /**
   * A receipt of the ERP.
   *
   * @param bodIds the documents it confirms
   */
  public record Confirmation(List<String> bodIds) {
    public Confirmation {
      bodIds = List.copyOf(bodIds);
    }
  }

  /**
   * Reads {@code ProcessOperationsSchedule}, {@code ChangeOperationsSchedule} or {@code
   * CancelOperationsSchedule}.
   *
   * @param name what problems call the document
   */
  public static Checked<OperationsSchedule> schedule(String name, byte[] body) {
    return switch (SafeXml.parse(name, body)) {
      case Checked.Refused<XmlElement> refused -> new Checked.Refused<>(refused.problems());
      case Checked.Sound<XmlElement> sound -> schedule(name, sound.value());
    };
  }

  private static Checked<OperationsSchedule> schedule(String name, XmlElement root) {
    Verb verb = VERBS.get(root.name());
    if (verb == null || !root.namespace().equals(B2mmlWriter.NAMESPACE)) {
      return refused(
          name,
          root,
          "{" + root.namespace() + "}" + root.name(),
          "ProcessOperationsSchedule, ChangeOperationsSchedule or CancelOperationsSchedule of"
              + " the namespace "
              + B2mmlWriter.NAMESPACE);
    }
    return new ScheduleReading(name).read(root, verb);
  }

  /** Reads {@code ConfirmBOD}. */
  public static Checked<Confirmation> confirmation(String name, byte[] body) {
    return switch (SafeXml.parse(name, body)) {
      case Checked.Refused<XmlElement> refused -> new Checked.Refused<>(refused.problems());
      case Checked.Sound<XmlElement> sound -> confirmation(name, sound.value());
    };
  }

  private static Checked<Confirmation> confirmation(String name, XmlElement root) {
    List<String> confirmed =
        root.child("DataArea").stream()
            .flatMap(area -> area.children().stream())
            .flatMap(part -> part.child("OriginalApplicationArea").stream())
            .flatMap(original -> original.textOf("BODID").stream())
            .distinct()
            .toList();
    if (!root.name().equals("ConfirmBOD") || confirmed.isEmpty()) {
      return refused(
          name, root, root.name(), "ConfirmBOD with OriginalApplicationArea/BODID in its DataArea");
    }
    return new Checked.Sound<>(new Confirmation(confirmed));
  }

  private static <T> Checked<T> refused(String name, XmlElement at, String found, String expected) {
    return new Checked.Refused<>(
        List.of(new Problem(name, at.line(), "column " + at.column(), found, expected)));
  }
}
