package org.millwright.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.millwright.domain.sheet.Problem;

/** Seeded mistakes in a sound installation: each is found, at its place, in these words. */
class RulesCheckTest {

  private static final String LIMITS = "rules/maintenance/limits-of-mills-limits.csv";
  private static final String SENSORS = "rules/maintenance/sensor-limits.csv";
  private static final String OEE = "rules/oee/oee-limits.csv";
  private static final String LOW = "rules/oee/low.drl";
  private static final String HOURS = "rules/oee/low.examples.csv";
  private static final String DRL = "rules/maintenance/work.drl";
  private static final String EXAMPLES = "rules/maintenance/work.examples.csv";

  @TempDir Path root;

  @BeforeEach
  void writeASoundInstallation() throws IOException {
    write(
        LIMITS,
        """
        machine,signal,low,high,unit,severity,reason
        cnc-*,vibration,,2.8,mm/s,warning,"ISO 20816-3, B/C"
        cnc-*,temperature,5,75,°C,warning,grease
        """);
    write(
        SENSORS,
        """
        machine,signal,stuck_after_s,silent_after_s,severity,reason
        *,vibration,30,10,warning,noise
        """);
    write(
        OEE,
        """
        machine,figure,limit,hysteresis,least_minutes,most_unknown,severity,reason
        cnc-*,oee,target,0.02,30,0.2,warning,the plan
        cnc-*,stop,900,,,,warning,a quarter of an hour
        """);
    write(
        LOW,
        """
        package org.millwright.rules.oee;
        import org.millwright.rules.fact.OeeFigure;
        global org.millwright.rules.fact.Verdicts verdicts;

        rule "Low"
          when
            $it : OeeFigure( figure == "oee", known, broken )
          then
            verdicts.raise( "oee-low", "Low", $it.ground() );
        end
        """);
    write(
        HOURS,
        """
        example,machine,known_min,running_min,cycle_s,parts,target,kind,rule
        half an hour lost,cnc-1,60,30,6,300,0.6,oee-low,Low
        at the target,cnc-1,60,60,6,360,0.6,oee-low,
        """);
    write(
        DRL,
        """
        package org.millwright.rules.maintenance;
        import org.millwright.rules.fact.Measurement;
        global org.millwright.rules.fact.Verdicts verdicts;

        rule "Outside a limit"
          when
            $it : Measurement( known, broken )
          then
            verdicts.raise( "machine-needs-work", "Outside", $it.ground() );
        end
        """);
    write(
        EXAMPLES,
        """
        example,machine,signal,mean,kind,severity,strength,rule
        too much,cnc-1,vibration,2.9,machine-needs-work,warning,raises,Outside a limit
        just enough,cnc-1,vibration,2.8,machine-needs-work,,,
        """);
    write(
        "camel-routes/tags/cnc-1.csv",
        """
        signal,address,type,unit
        vibration,a,number,mm/s
        temperature,b,number,°C
        """);
  }

  @Test
  void theSoundInstallationPasses() {
    assertThat(RulesCheck.check(root)).isEmpty();
  }

  @Test
  void theSameLimitInTwoSheetsIsRefused() throws IOException {
    String other = "rules/maintenance/more-limits.csv";
    write(
        other,
        """
        machine,signal,low,high,unit,severity,reason
        cnc-*,vibration,,3.1,mm/s,warning,wish
        """);
    assertThat(RulesCheck.check(root))
        .extracting(Problem::toString)
        .contains(
            other
                + ":2 column \"signal\": found \"vibration\", expected one row per machine, signal"
                + " and severity; "
                + LIMITS
                + ":2 has the same");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void aMistakeIsFoundAtItsPlace(
      String title, String file, String sound, String broken, String says) throws IOException {
    String text = Files.readString(root.resolve(file));
    assertThat(text).contains(sound);
    write(file, text.replace(sound, broken));

    List<String> found = RulesCheck.check(root).stream().map(Problem::toString).toList();

    assertThat(found).as(title).anySatisfy(problem -> assertThat(problem).startsWith(says));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "low above high",
            LIMITS,
            ",5,75,",
            ",80,75,",
            LIMITS + ":3 column \"low\": found \"80\", expected a value below \"high\""),
        mistake(
            "decimal comma",
            LIMITS,
            ",2.8,",
            ",\"2,8\",",
            LIMITS
                + ":2 column \"high\": found \"2,8\", expected a number with a decimal point, such"
                + " as 2.8"),
        mistake(
            "unknown unit",
            LIMITS,
            "mm/s",
            "furlong",
            LIMITS + ":2 column \"unit\": found \"furlong\", expected one of"),
        mistake(
            "unit of another kind than the tag's",
            LIMITS,
            "°C",
            "bar",
            LIMITS
                + ":3 column \"unit\": found \"bar\", expected \"°C\", as"
                + " camel-routes/tags/cnc-1.csv:3 has it"),
        mistake(
            "unknown severity",
            LIMITS,
            "mm/s,warning",
            "mm/s,bad",
            LIMITS + ":2 column \"severity\": found \"bad\", expected notice, warning or critical"),
        mistake(
            "a machine that there is not",
            LIMITS,
            "cnc-*,temp",
            "cnd-1,temp",
            LIMITS + ":3 column \"machine\": found \"cnd-1\", expected a machine that there is"),
        mistake(
            "a signal that the machine has not",
            LIMITS,
            "vibration",
            "vibrations",
            LIMITS + ":2 column \"signal\": found \"vibrations\", expected a signal of cnc-1"),
        mistake(
            "no reason", LIMITS, ",grease", ",", LIMITS + ":3 column \"reason\": expected a value"),
        mistake(
            "state watched for being stuck",
            SENSORS,
            "vibration",
            "state",
            SENSORS + ":2 column \"signal\": found \"state\", expected a measured signal"),
        mistake(
            "stuck after no time",
            SENSORS,
            ",30,",
            ",0,",
            SENSORS + ":2 column \"stuck_after_s\": found \"0\", expected seconds above 0"),
        mistake(
            "a figure that there is not",
            OEE,
            ",oee,",
            ",oe,",
            OEE + ":2 column \"figure\": found \"oe\", expected oee, effectiveness, scrap-ratio,"),
        mistake(
            "a target of something else than OEE",
            OEE,
            "stop,900",
            "stop,target",
            OEE + ":3 column \"limit\": found \"target\", expected a number; only an OEE has a"),
        mistake(
            "an OEE limit in per cent",
            OEE,
            "oee,target",
            "oee,60",
            OEE
                + ":2 column \"limit\": found \"60\", expected a share above 0 and at most 1, or"
                + " target"),
        mistake(
            "a stop of no time",
            OEE,
            "stop,900",
            "stop,0",
            OEE + ":3 column \"limit\": found \"0\", expected seconds above 0"),
        mistake(
            "no limit", OEE, "stop,900", "stop,", OEE + ":3 column \"limit\": expected a value"),
        mistake(
            "more minutes than are looked at",
            OEE,
            ",30,0.2",
            ",90,0.2",
            OEE + ":2 column \"least_minutes\": found \"90\", expected 0 to 60"),
        mistake(
            "more than all unknown",
            OEE,
            ",30,0.2",
            ",30,1.2",
            OEE + ":2 column \"most_unknown\": found \"1.2\", expected a share from 0 to 1"),
        mistake(
            "an OEE limit of a machine that there is not",
            OEE,
            "cnc-*,stop",
            "cnd-1,stop",
            OEE + ":3 column \"machine\": found \"cnd-1\", expected a machine that there is"),
        mistake(
            "the same OEE limit twice",
            OEE,
            "stop,900",
            "oee,0.5",
            OEE
                + ":3 column \"figure\": found \"oee\", expected one row per machine, figure and"
                + " severity; line 2 has the same"),
        mistake(
            "an OEE limit without a reason",
            OEE,
            "the plan",
            "",
            OEE + ":2 column \"reason\": expected a value"),
        mistake(
            "an hour that turns out otherwise",
            HOURS,
            "6,360",
            "6,359",
            HOURS + ":3 example \"at the target\": found \"by Low\", expected nothing"),
        mistake(
            "an hour that ran for longer than it was",
            HOURS,
            "60,30,6",
            "60,61,6",
            HOURS + ":2 column \"running_min\": found \"61\", expected at most known_min"),
        mistake(
            "an hour of a word",
            HOURS,
            "cnc-1,60,60",
            "cnc-1,all,60",
            HOURS + ":3 column \"known_min\": found \"all\", expected a number"),
        mistake(
            "rule that does not parse",
            DRL,
            "then",
            "than",
            DRL + ":9: found \"[ERR 102] Line 9:4 mismatched input 'verdicts'"),
        mistake(
            "unknown property",
            DRL,
            "broken",
            "broke",
            DRL + ":7: found \"Unable to parse left part of expression: broke\""),
        mistake(
            "unknown word in the consequence",
            DRL,
            "verdicts.raise",
            "verdicts.rise",
            DRL + ":9: found \"The method rise(String, String, Ground) is undefined"),
        mistake(
            "the same rule name twice",
            DRL,
            "end\n",
            "end\nrule \"Outside a limit\" when then end\n",
            DRL
                + ":11 rule: found \"Outside a limit\", expected each rule name once; "
                + DRL
                + ":5 has it already"),
        mistake(
            "a rule without an example",
            DRL,
            "end\n",
            "end\nrule \"Lonely\" when then end\n",
            DRL + ":11 rule: found \"Lonely\", expected a row that names the rule in " + EXAMPLES),
        mistake(
            "an example of a rule that there is not",
            EXAMPLES,
            "Outside a limit",
            "Inside a limit",
            EXAMPLES
                + ":2 column \"rule\": found \"Inside a limit\", expected one of Low, Outside a limit"),
        mistake(
            "an example that turns out otherwise",
            EXAMPLES,
            "2.8",
            "2.81",
            EXAMPLES
                + ":3 example \"just enough\": found \"by Outside a limit\", expected nothing"),
        mistake(
            "an example with an unknown column",
            EXAMPLES,
            "severity,",
            "severty,",
            EXAMPLES + ":1 first line: found \"severty\", expected one of the columns"));
  }

  private static Arguments mistake(
      String title, String file, String sound, String broken, String says) {
    return Arguments.of(title, file, sound, broken, says);
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
