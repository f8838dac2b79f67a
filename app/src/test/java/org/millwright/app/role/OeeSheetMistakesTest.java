package org.millwright.app.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.millwright.domain.oee.OeeBook;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.sheet.Problem;
import org.millwright.routes.files.OwnersFiles;
import org.millwright.routes.files.PlantReader;

/**
 * One mistake in the sheets of OEE as they are shipped, and the very words that its owner reads.
 */
class OeeSheetMistakesTest {

  static final Path SHIPPED =
      Path.of(System.getProperty("basedir", ""), "..").toAbsolutePath().normalize();

  /** What somebody did to a sheet, and what the check says of it, without the sheet's path. */
  record Mistake(String title, String path, String from, String to, String expected) {
    @Override
    public String toString() {
      return title;
    }
  }

  private static final String DATES =
      "a date such as 2026-12-24, or the first and the last, such as 2026-12-24/2026-12-26";
  private static final String WEEKDAYS = "days of the week, such as mon-fri, sat or mon,wed,fri";

  private static final String VALID =
      "nothing, for always, or 2026-03-01.., ..2026-02-28 or 2026-03-01..2026-06-30";

  static final List<Mistake> MISTAKES =
      List.of(
          new Mistake(
              "remarks where a cycle's validity stands",
              OeeBook.CYCLES,
              "seconds,remark",
              "seconds,valid",
              ":10 column \"valid\": found \"10 cycles/min\", expected " + VALID),
          new Mistake(
              "remarks where a shift's validity stands",
              OeeBook.CALENDAR,
              "from,to,remark",
              "from,to,valid",
              ":16 column \"valid\": found \"belongs to the day on which it begins\", expected "
                  + VALID),
          new Mistake(
              "validity of the zone",
              OeeBook.CALENDAR,
              "from,to,remark",
              "from,to,valid",
              ":13 column \"valid\": found \"whose clocks the times below are of\", expected"
                  + " nothing, for a zone"),
          new Mistake(
              "unknown zone",
              OeeBook.CALENDAR,
              "Europe/Berlin,",
              "Europe/Berlyn,",
              ":13 column \"name\": found \"Europe/Berlyn\", expected a time zone of the IANA"
                  + " list, such as Europe/Berlin"),
          new Mistake(
              "no zone",
              OeeBook.CALENDAR,
              "plant,zone,Europe/Berlin",
              "# plant,zone,Europe/Berlin",
              ": found \"no row of kind zone\", expected one, such as"
                  + " plant,zone,Europe/Berlin,,,,"),
          new Mistake(
              "two zones",
              OeeBook.CALENDAR,
              "plant,shift,Early,mon-sun,06:00,14:00,",
              "plant,zone,UTC,,,,",
              ":14 column \"kind\": found \"zone\", expected one zone; line 13 has it already"),
          new Mistake(
              "line that the plant does not have",
              OeeBook.CALENDAR,
              "line-2,maintenance",
              "line-3,maintenance",
              ":24 column \"applies_to\": found \"line-3\", expected plant, a line or a machine of"
                  + " camel-routes/machines.csv: cnc-1, cnc-2, cnc-3, conveyor-1, conveyor-2,"
                  + " line-1, line-2, oven-1, packer-1, press-1, robot-1, robot-2"),
          new Mistake(
              "unknown kind",
              OeeBook.CALENDAR,
              "line-1,maintenance",
              "line-1,service",
              ":23 column \"kind\": found \"service\", expected zone, shift, break, maintenance,"
                  + " holiday or override"),
          new Mistake(
              "day of the week misspelt",
              OeeBook.CALENDAR,
              "Early,mon-sun,",
              "Early,mon-son,",
              ":14 column \"days\": found \"mon-son\", expected " + WEEKDAYS),
          new Mistake(
              "time without a leading zero",
              OeeBook.CALENDAR,
              "Early,mon-sun,06:00,14:00",
              "Early,mon-sun,6:00,14:00",
              ":14 column \"from\": found \"6:00\", expected a local time from 00:00 to 23:59, such"
                  + " as 06:00"),
          new Mistake(
              "shift of no length",
              OeeBook.CALENDAR,
              "Early,mon-sun,06:00,14:00",
              "Early,mon-sun,06:00,06:00",
              ":14 column \"to\": found \"06:00\", expected another time than \"from\"; a whole day"
                  + " is from 00:00 to 24:00"),
          new Mistake(
              "shifts that overlap",
              OeeBook.CALENDAR,
              "22:00,06:00",
              "22:00,06:30",
              ":16 column \"from\": found \"22:00\", expected shifts that do not overlap; the one"
                  + " of mon meets \"Early\" of line 14"),
          new Mistake(
              "break outside of every shift",
              OeeBook.CALENDAR,
              "Late,mon-sun,",
              "Late,mon-fri,",
              ":18 column \"days\": found \"mon-sun\", expected days on which a shift runs from"
                  + " 18:00 to 18:30; on sat none does. A break stands on the day on which it"
                  + " begins itself, not on the day of its shift"),
          new Mistake(
              "date as people write it",
              OeeBook.CALENDAR,
              "line-1,maintenance,Weekly maintenance,sun,06:00,08:00,",
              "plant,holiday,Christmas,25.12.2026,,,",
              ":23 column \"days\": found \"25.12.2026\", expected " + DATES),
          new Mistake(
              "holiday with times",
              OeeBook.CALENDAR,
              "line-1,maintenance,Weekly maintenance,sun,06:00,08:00,",
              "plant,holiday,Christmas,2026-12-25,06:00,,",
              ":23 column \"from\": found \"06:00\", expected nothing: a holiday is a whole day"),
          new Mistake(
              "override without a date",
              OeeBook.CALENDAR,
              "line-1,maintenance,Weekly maintenance,sun,06:00,08:00,",
              "line-1,override,Extra,,06:00,14:00,",
              ":23 column \"days\": expected " + DATES),
          new Mistake(
              "row twice",
              OeeBook.CALENDAR,
              "line-2,maintenance,Weekly maintenance,sun,08:00,10:00,",
              "line-1,maintenance,Other maintenance,sun,06:00,08:00,",
              ":24 column \"kind\": found \"maintenance\", expected each row once; line 23 says the"
                  + " same"),
          new Mistake(
              "reason below nothing",
              OeeBook.REASONS,
              "bearing,mechanical",
              "bearing,mechanic",
              ":11 column \"parent\": found \"mechanic\", expected a code of this sheet, or nothing"
                  + " for a reason at the top"),
          new Mistake(
              "fourth level",
              OeeBook.REASONS,
              "drive,mechanical",
              "drive,bearing",
              ":12 column \"parent\": found \"bearing\", expected a reason of the first or second"
                  + " level; there are three levels"),
          new Mistake(
              "reasons in a circle",
              OeeBook.REASONS,
              "breakdown,,Breakdown",
              "breakdown,mechanical,Breakdown",
              ":9 column \"parent\": found \"mechanical\", expected a reason that is not below this"
                  + " one"),
          new Mistake(
              "reason twice",
              OeeBook.REASONS,
              "drive,mechanical",
              "bearing,mechanical",
              ":12 column \"code\": found \"bearing\", expected each code once; it stands in line 11"
                  + " already"),
          new Mistake(
              "reason that counts as running",
              OeeBook.REASONS,
              "\"Gear, belt, chain\",delay",
              "\"Gear, belt, chain\",production",
              ":12 column \"element\": found \"production\", expected delay, setup, down or"
                  + " planned-down, or nothing to leave it to the state"),
          new Mistake(
              "siblings of one name",
              OeeBook.REASONS,
              "\"Gear, belt, chain\"",
              "Bearing or spindle",
              ":12 column \"name\": found \"Bearing or spindle\", expected another name than its"
                  + " sibling's in line 11"),
          new Mistake(
              "signals with a semicolon between",
              OeeBook.REASONS,
              "vibration temperature",
              "vibration;temperature",
              ":11 column \"signals\": found \"vibration;temperature\", expected names of signals with"
                  + " blanks between, or nothing"),
          new Mistake(
              "state without a row",
              OeeBook.TIME_MODEL,
              "blocked,delay,down,",
              "",
              ": found \"no row for blocked\", expected every state once: running, idle, setup,"
                  + " starved, blocked, down"),
          new Mistake(
              "state twice",
              OeeBook.TIME_MODEL,
              "blocked,delay,down,",
              "starved,delay,down,",
              ":13 column \"state\": found \"starved\", expected each state once; it stands in line"
                  + " 12 already"),
          new Mistake(
              "time element that is none",
              OeeBook.TIME_MODEL,
              "blocked,delay,",
              "blocked,waiting,",
              ":13 column \"with_order\": found \"waiting\", expected production, setup, delay or"
                  + " down"),
          new Mistake(
              "target in per cent",
              OeeBook.MACHINES,
              "robot-1,,,,0.8,",
              "robot-1,,,,80,",
              ":10 column \"target\": found \"80\", expected a share above 0 and at most 1, such as"
                  + " 0.85 for 85 %"),
          new Mistake(
              "machine that the plant does not have",
              OeeBook.MACHINES,
              "cnc-3,",
              "cnc-4,",
              ":13 column \"machine\": found \"cnc-4\", expected a machine of"
                  + " camel-routes/machines.csv"),
          new Mistake(
              "silence of no length",
              OeeBook.MACHINES,
              "cnc-3,,,",
              "cnc-3,,0,",
              ":13 column \"silence_s\": found \"0\", expected seconds above 0"),
          new Mistake(
              "half a step",
              OeeBook.MACHINES,
              "conveyor-1,,,,,3",
              "conveyor-1,,,,,2.5",
              ":14 column \"step\": found \"2.5\", expected a whole number from 1, or nothing"
                  + " outside of the line's flow"),
          new Mistake(
              "decimal comma in a cycle",
              OeeBook.CYCLES,
              "oven-1,,4,",
              "oven-1,,\"4,5\",",
              ":13 column \"seconds\": found \"4,5\", expected a number with a decimal point, such"
                  + " as 4.5"),
          new Mistake(
              "cycle of no length",
              OeeBook.CYCLES,
              "oven-1,,4,",
              "oven-1,,0,",
              ":13 column \"seconds\": found \"0\", expected seconds for one piece, above 0, to the"
                  + " microsecond, such as 8 or 2.35"),
          new Mistake(
              "cycle twice",
              OeeBook.CYCLES,
              "cnc-3,,10",
              "cnc-1,,10",
              ":9 column \"product\": expected one row per machine and product; line 7 has the"
                  + " same"),
          new Mistake(
              "unknown column",
              OeeBook.CYCLES,
              "machine,product,seconds,",
              "machine,product,seconds,note,",
              ":6 first line: found \"note\", expected one of the columns machine, product, remark,"
                  + " seconds, valid"));

  @ParameterizedTest
  @FieldSource("MISTAKES")
  void mistakeIsFoundInItsPlace(Mistake mistake) {
    var sheets = OeeFiles.texts(SHIPPED);
    String sound = sheets.getOrDefault(mistake.path(), "");
    assertThat(sound).contains(mistake.from());
    int at = sound.indexOf(mistake.from());
    sheets.put(
        mistake.path(),
        sound.substring(0, at) + mistake.to() + sound.substring(at + mistake.from().length()));

    assertThat(OeeBook.read(sheets, machines()).problems())
        .extracting(Problem::toString)
        .contains(mistake.path() + mistake.expected());
  }

  @Test
  void sheetsAreSoundAsTheyAreShipped() {
    assertThat(OeeBook.read(OeeFiles.texts(SHIPPED), machines()).problems()).isEmpty();
  }

  /** An installation of nothing but a list of machines and one sheet. */
  @Test
  void checkNamesTheSheetsThatAreMissing(@TempDir Path home) throws Exception {
    Files.createDirectories(home.resolve("bpmn"));
    Files.createDirectories(home.resolve("camel-routes"));
    Files.createDirectories(home.resolve("rules/oee"));
    Files.createDirectories(home.resolve("rules/supply"));
    for (String file :
        List.of("camel-routes/machines.csv", OeeBook.CYCLES, Validation.SPARE_PARTS)) {
      Files.copy(SHIPPED.resolve(file), home.resolve(file));
    }

    assertThat(Validation.of(home))
        .extracting(Problem::file)
        .contains(OeeBook.CALENDAR, OeeBook.TIME_MODEL, OeeBook.MACHINES, OeeBook.REASONS)
        .doesNotContain(OeeBook.CYCLES);

    Files.writeString(home.resolve("camel-routes/machines.csv"), "machine\n");
    assertThat(Validation.of(home))
        .extracting(Problem::file)
        .contains("camel-routes/machines.csv")
        .doesNotContain(OeeBook.CALENDAR);
  }

  static List<Machine> machines() {
    return PlantReader.read(OwnersFiles.read(SHIPPED), PlantFiles.SCHEMES, new ArrayList<>())
        .machines();
  }
}
