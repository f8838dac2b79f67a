package org.millwright.routes.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.routes.check.SeededMistakesTest.Mistake.absent;
import static org.millwright.routes.check.SeededMistakesTest.Mistake.changed;
import static org.millwright.routes.check.SeededMistakesTest.Mistake.extra;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millwright.routes.RouteWorld;
import org.millwright.routes.files.OwnersFiles;

/** One mistake in the plant's files, and the very words that its owner reads. */
class SeededMistakesTest {

  /** What somebody did, and what the check says, one line a problem. */
  record Mistake(
      String title, String path, Optional<String> from, Optional<String> to, String expected) {

    static Mistake changed(String title, String path, String from, String to, String expected) {
      return new Mistake(
          title, "camel-routes/" + path, Optional.of(from), Optional.of(to), expected);
    }

    static Mistake absent(String title, String path, String expected) {
      return new Mistake(
          title, "camel-routes/" + path, Optional.empty(), Optional.empty(), expected);
    }

    static Mistake extra(String title, String path, String text, String expected) {
      return new Mistake(
          title, "camel-routes/" + path, Optional.empty(), Optional.of(text), expected);
    }

    OwnersFiles made(OwnersFiles plant) {
      Optional<String> text =
          from.map(
                  before -> {
                    String whole = plant.texts().getOrDefault(path, "");
                    assertThat(whole).contains(before);
                    return whole.replaceFirst(
                        Pattern.quote(before), Matcher.quoteReplacement(to.orElse("")));
                  })
              .or(() -> to);
      return plant.with(Map.of(path, text));
    }

    @Override
    public String toString() {
      return title;
    }
  }

  static Stream<Mistake> mistakes() {
    return Stream.of(inSheets(), inRoutes(), inExamples()).flatMap(all -> all);
  }

  private static Stream<Mistake> inSheets() {
    return Stream.of(
        changed(
            "decimal comma",
            "tags/cnc-1.csv",
            ",,,0.1,5",
            ",,,\"0,1\",5",
            "camel-routes/tags/cnc-1.csv:5 column \"deadband\": found \"0,1\", expected a number"
                + " with a decimal point, such as 0.1"),
        changed(
            "unknown unit",
            "tags/cnc-1.csv",
            "mm/s",
            "inch/s",
            "camel-routes/tags/cnc-1.csv:6 column \"unit\": found \"inch/s\", expected one of"
                + " pcs, %, °C, mm/s, m/min, mm, kW, A, bar, rpm, 1/min, s, g, kg, or nothing"),
        changed(
            "unknown type",
            "tags/oven-1.csv",
            "6:REAL,number",
            "6:REAL,float",
            "camel-routes/tags/oven-1.csv:5 column \"type\": found \"float\", expected number,"
                + " counter, state or text"),
        changed(
            "low above high",
            "tags/oven-1.csv",
            "-20,300",
            "301,300",
            "camel-routes/tags/oven-1.csv:5 column \"low\": found \"301\", expected a value below"
                + " \"high\", which is 300"),
        changed(
            "address twice",
            "tags/press-1.csv",
            "holding-register:4",
            "holding-register:2",
            "camel-routes/tags/press-1.csv:4 column \"address\": found"
                + " \"holding-register:2:UDINT\", expected each address once; it stands in line 3"
                + " already"),
        changed(
            "signal twice",
            "tags/press-1.csv",
            "rejects,hold",
            "parts,hold",
            "camel-routes/tags/press-1.csv:4 column \"signal\": found \"parts\", expected each"
                + " signal once; it stands in line 3 already"),
        changed(
            "dead-band below zero",
            "tags/packer-1.csv",
            ",,0.02,5",
            ",,-0.02,5",
            "camel-routes/tags/packer-1.csv:7 column \"deadband\": found \"-0.02\", expected 0 or"
                + " more"),
        changed(
            "unknown column",
            "tags/packer-1.csv",
            "stale_after_s",
            "stale_after",
            "camel-routes/tags/packer-1.csv:1 first line: found \"stale_after\", expected one of"
                + " the columns address, deadband, high, low, offset, owner, remark, report, scale,"
                + " signal, stale_after_s, type, unit"),
        changed(
            "another word for when a device tells",
            "tags/robot-1.csv",
            "state,state,state,,,,,5,change",
            "state,state,state,,,,,5,sometimes",
            "camel-routes/tags/robot-1.csv:2 column \"report\": found \"sometimes\", expected"
                + " always or change, or nothing for always"),
        absent(
            "machine without a tag sheet",
            "tags/robot-2.csv",
            "camel-routes/tags/robot-2.csv: found \"no such file\", expected a tag sheet for"
                + " machine robot-2 of camel-routes/machines.csv"),
        extra(
            "tag sheet without a machine",
            "tags/robot-9.csv",
            "signal,address,type\nspeed,speed,number\n",
            "camel-routes/tags/robot-9.csv: found \"robot-9\", expected a machine of"
                + " camel-routes/machines.csv"),
        changed(
            "machine twice",
            "machines.csv",
            "cnc-2,Mill",
            "cnc-1,Mill",
            "camel-routes/machines.csv:4 column \"machine\": found \"cnc-1\", expected each machine"
                + " once"),
        changed(
            "unknown protocol",
            "machines.csv",
            "line-2,modbus",
            "line-2,profibus",
            "camel-routes/machines.csv:8 column \"protocol\": found \"profibus\", expected one of"
                + " modbus, mqtt, opcua, sparkplug"),
        changed(
            "unknown state word",
            "states.csv",
            "Held,down",
            "Held,halted",
            "camel-routes/states.csv:22 column \"state\": found \"halted\", expected one of"
                + " running, idle, setup, starved, blocked, down, unknown"));
  }

  private static Stream<Mistake> inRoutes() {
    return Stream.of(
        changed(
            "broken YAML",
            "robots.yaml",
            "uri: sparkplug:plant",
            "uri: \"sparkplug:plant",
            "camel-routes/robots.yaml:8 column 15: found \"expected <block end>, but found"
                + " '{'\", expected a route in YAML"),
        changed(
            "unknown scheme",
            "robots.yaml",
            "sparkplug:plant",
            "sparkplugs:plant",
            "camel-routes/robots.yaml:6 from: found \"sparkplugs:plant\", expected a scheme of"
                + " Millwright (bus, decide, modbus, mqtt, normalise, opcua, sparkplug) or of"
                + " Camel"),
        changed(
            "unknown parameter",
            "mills.yaml",
            "publishing: 250",
            "publish: 250",
            "camel-routes/mills.yaml:9 parameter: found \"publish\", expected one of the"
                + " parameters endpoint, password, publishing, security, silence, user"),
        changed(
            "unknown property",
            "mills.yaml",
            "{{opcua.endpoint}}",
            "{{opcua.url}}",
            "camel-routes/mills.yaml:8 parameter \"endpoint\": found \"opcua.url\", expected one of"
                + " the properties modbus.address, mqtt.url, opcua.endpoint"),
        changed(
            "route without normalise",
            "robots.yaml",
            "        - to:\n            uri: normalise:tags\n",
            "",
            "camel-routes/robots.yaml:6 route \"plant-sparkplug\": found \"no normalise:tags\","
                + " expected a step to normalise:tags after the source"),
        changed(
            "route that ends before the bus",
            "robots.yaml",
            "        - to:\n            uri: bus:observations\n",
            "",
            "camel-routes/robots.yaml:6 route \"plant-sparkplug\": found \"no bus:observations\","
                + " expected a step to bus:observations at the end"),
        changed(
            "unknown step of Millwright",
            "robots.yaml",
            "decide:limits",
            "decide:rules",
            "camel-routes/robots.yaml:15 step: found \"decide:rules\", expected one of"
                + " decide:limits"),
        changed(
            "unknown step of Camel",
            "robots.yaml",
            "- to:\n            uri: decide",
            "- too:\n            uri: decide",
            "camel-routes/robots.yaml:14 column 11: found \"Unknown node id: too\", expected a"
                + " route in YAML"),
        changed(
            "route of a machine that is not there",
            "mills.yaml",
            "opcua:cnc-1",
            "opcua:cnc-9",
            "camel-routes/mills.yaml:6 from: found \"opcua:cnc-9\", expected opcua: and a machine"
                + " of camel-routes/machines.csv with this protocol"),
        changed(
            "route id twice",
            "mills.yaml",
            "id: cnc-2",
            "id: cnc-1",
            "camel-routes/mills.yaml:18 route id: found \"cnc-1\", expected each once;"
                + " camel-routes/mills.yaml:3 has the same"),
        changed(
            "route without an id",
            "robots.yaml",
            "id: plant-sparkplug\n    ",
            "",
            "camel-routes/robots.yaml:3 route: found \"no id\", expected an id, such as id:"
                + " cnc-1"));
  }

  private static Stream<Mistake> inExamples() {
    return Stream.of(
        changed(
            "example that does not hold",
            "examples/cnc-1.csv",
            "1.31,,vibration,1.31",
            "1.31,,vibration,1.32",
            "camel-routes/examples/cnc-1.csv:12 column \"value\": found \"1.32\", expected 1.31,"
                + " as the tag sheet gives it"),
        changed(
            "example at an address without a tag",
            "examples/packer-1.csv",
            "0,power",
            "0,watts",
            "camel-routes/examples/packer-1.csv:14 column \"raw\": found \"4.0\", expected what the"
                + " sheet can read; tags/packer-1.csv: no tag at this address; add it to the"
                + " machine's sheet"),
        absent(
            "machine without examples",
            "examples/robot-2.csv",
            "camel-routes/examples/robot-2.csv: found \"no such file\", expected examples of what"
                + " it says for machine robot-2 of camel-routes/machines.csv"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakeIsFoundInItsPlace(Mistake mistake) {
    var language = RouteLanguage.of(new RouteWorld().connectors(), RouteWorld.PROPERTIES.keySet());
    OwnersFiles plant = OwnersFiles.read(RouteWorld.plantRoot());

    var problems = new RoutesCheck(language).check(mistake.made(plant));

    assertThat(problems.stream().map(Object::toString)).contains(mistake.expected());
  }
}
