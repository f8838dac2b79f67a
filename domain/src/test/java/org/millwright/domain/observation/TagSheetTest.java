package org.millwright.domain.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.millwright.domain.measure.Unit;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.sheet.Problem;

class TagSheetTest {

  private static final MachineId CNC_1 = new MachineId("cnc-1");
  private static final String FILE = "camel-routes/tags/cnc-1.csv";
  private static final String HEADER =
      "signal,address,type,unit,scale,offset,deadband,stale_after_s,low,high,remark\n";

  @Test
  void fullRowIsReadColumnByColumn() {
    TagSheet sheet =
        parse("oil-temperature,nsu=urn:x;s=t,number,°C,0.1,-40,0.5,2.5,-20,130,\"at the pump\"");

    assertThat(sheet.tags())
        .containsExactly(
            new Tag(
                new SignalName("oil-temperature"),
                "nsu=urn:x;s=t",
                Tag.Type.NUMBER,
                Unit.CELSIUS,
                0.1,
                -40,
                0.5,
                Optional.of(Duration.ofMillis(2500)),
                Tag.Report.ALWAYS,
                OptionalDouble.of(-20),
                OptionalDouble.of(130),
                "",
                FILE + ":2"));
  }

  @Test
  void blankFieldsHaveTheirDefaults() {
    TagSheet sheet = parse("state,s=state,state,,,,,,,,");

    assertThat(sheet.tags())
        .containsExactly(
            new Tag(
                SignalName.STATE,
                "s=state",
                Tag.Type.STATE,
                Unit.NONE,
                1,
                0,
                0,
                Optional.empty(),
                Tag.Report.ALWAYS,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "",
                FILE + ":2"));
  }

  @Test
  void tagIsFoundBySignalAndByAddress() {
    TagSheet sheet = parse("parts,s=p,counter,pcs,,,,,,,", "rejects,s=r,counter,pcs,,,,,,,");

    assertThat(sheet.of(SignalName.REJECTS).map(Tag::address)).contains("s=r");
    assertThat(sheet.at("s=p").map(Tag::signal)).contains(SignalName.PARTS);
    assertThat(sheet.at("s=none")).isEmpty();
    assertThat(sheet.of(SignalName.STATE)).isEmpty();
  }

  @Test
  void aDeviceTellsEverythingAlwaysUnlessItsSheetSaysChange() {
    assertThat(reports("signal,address,type,report\na,1,number,\nb,2,number,always\n"))
        .containsExactly(Tag.Report.ALWAYS, Tag.Report.ALWAYS);
    assertThat(reports("signal,address,type,report\na,1,number,change\n"))
        .containsExactly(Tag.Report.CHANGE);
    assertThat(reports("signal,address,type\na,1,number\n")).containsExactly(Tag.Report.ALWAYS);
  }

  @Test
  void anotherWordForWhenADeviceTellsIsRefused() {
    String text = "signal,address,type,report\nspeed,s=s,number,on-change\n";

    assertThat(TagSheet.parse(CNC_1, FILE, text).problems())
        .extracting(Problem::toString)
        .containsExactly(
            FILE
                + ":2 column \"report\": found \"on-change\", expected always or change, or nothing"
                + " for always");
  }

  private static List<Tag.Report> reports(String text) {
    return TagSheet.parse(CNC_1, FILE, text).orThrow().tags().stream().map(Tag::report).toList();
  }

  record Fault(String row, String message) {
    @Override
    public String toString() {
      return row;
    }
  }

  static final List<Fault> FAULTS =
      List.of(
          new Fault(
              "Oil Temperature,s=t,number,°C,,,,,,,",
              "column \"signal\": found \"Oil Temperature\", expected lower-case words with hyphens,"
                  + " such as oil-temperature"),
          new Fault("speed,,number,rpm,,,,,,,", "column \"address\": expected a value"),
          new Fault(
              "speed,s=s,float,rpm,,,,,,,",
              "column \"type\": found \"float\", expected number, counter, state or text"),
          new Fault(
              "speed,s=s,number,furlong,,,,,,,",
              "column \"unit\": found \"furlong\", expected one of "
                  + Unit.symbols()
                  + ", or nothing"),
          new Fault(
              "speed,s=s,number,rpm,0,,,,,,",
              "column \"scale\": found \"0\", expected a number other than 0"),
          new Fault(
              "speed,s=s,number,rpm,,,-0.1,,,,",
              "column \"deadband\": found \"-0.1\", expected 0 or more"),
          new Fault(
              "speed,s=s,number,rpm,,,,0,,,",
              "column \"stale_after_s\": found \"0\", expected seconds above 0"),
          new Fault(
              "speed,s=s,number,rpm,,,,,5,5,",
              "column \"low\": found \"5\", expected a value below \"high\", which is 5"),
          new Fault(
              "speed,s=s,number,rpm,\"0,1\",,,,,,",
              "column \"scale\": found \"0,1\", expected a number with a decimal point, such as"
                  + " 0.1"),
          new Fault(
              "speed,s=s,number,rpm,,\"1,5\",,,,,",
              "column \"offset\": found \"1,5\", expected a number with a decimal point, such as"
                  + " 1.5"));

  @ParameterizedTest(name = "{0}")
  @FieldSource("FAULTS")
  void faultIsSaidOnceWithLineAndColumn(Fault fault) {
    assertThat(TagSheet.parse(CNC_1, FILE, HEADER + fault.row()).problems())
        .extracting(Problem::toString)
        .containsExactly(FILE + ":2 " + fault.message());
  }

  @Test
  void signalAndAddressStandOnce() {
    var checked =
        TagSheet.parse(
            CNC_1,
            FILE,
            HEADER
                + "speed,s=a,number,rpm,,,,,,,\n"
                + "speed,s=b,number,rpm,,,,,,,\n"
                + "power,s=a,number,kW,,,,,,,\n");

    assertThat(checked.problems())
        .extracting(Problem::toString)
        .containsExactly(
            FILE
                + ":3 column \"signal\": found \"speed\", expected each signal once; it stands in"
                + " line 2 already",
            FILE
                + ":4 column \"address\": found \"s=a\", expected each address once; it stands in"
                + " line 2 already");
  }

  private static TagSheet parse(String... rows) {
    return TagSheet.parse(CNC_1, FILE, HEADER + String.join("\n", rows) + "\n").orThrow();
  }
}
