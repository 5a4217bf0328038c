package fr.rormobile.api.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.rormobile.api.beds.BedFinding;
import fr.rormobile.api.beds.BedReport.Count;
import fr.rormobile.api.beds.BedReport.Group;
import fr.rormobile.api.beds.CapacityLine.AdditionalType;
import fr.rormobile.api.beds.CapacityLine.Gender;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.Status;
import fr.rormobile.api.platform.web.ProblemException;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedCsvTest {
  private static final String HEADER =
      "finess;zone;date;installes;fermes;reouverts;mobilises;mobilisables;"
          + "disponibles_h;disponibles_f;disponibles_ind;occupes;reserves";

  @Test
  void everyColumnBecomesItsLineOfTheModelAndReopenedBedsAreNotClosed() {
    var line = only("410000020;REA;2026-11-22T06:30:00+01:00;14;3;1;2;4;0;1;2;9;1");

    assertThat(line.faults()).isEmpty();
    assertThat(line.groups())
        .hasSize(6)
        .containsEntry(group(Status.INSTALLED), List.of(Count.of(14)))
        .containsEntry(group(Status.CLOSED), List.of(Count.of(2)))
        .containsEntry(group(Status.OCCUPIED), List.of(Count.of(9)))
        .containsEntry(group(Status.RESERVED), List.of(Count.of(1)));
    assertThat(line.groups().get(group(Status.AVAILABLE)))
        .containsExactlyInAnyOrder(
            Count.of(Gender.MALE, 0), Count.of(Gender.FEMALE, 1), Count.of(Gender.UNDETERMINED, 2));
    assertThat(line.groups().get(group(Status.ADDITIONAL)))
        .containsExactlyInAnyOrder(
            additional(AdditionalType.MOBILISED, 2),
            additional(AdditionalType.MOBILISABLE_WITHOUT_STAFF, 4));
  }

  @Test
  void anEmptyCellSaysNothing() {
    var line = only("410000020;REA;2026-11-22T06:30:00Z;;;;;;;3;;;");

    assertThat(line.groups())
        .containsOnly(
            java.util.Map.entry(group(Status.AVAILABLE), List.of(Count.of(Gender.FEMALE, 3))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-22T06:30:00+01:00 | Europe/Paris   | 2026-11-22T05:30:00Z",
        "2026-11-22T06:30:00.5Z    | Europe/Paris   | 2026-11-22T06:30:00.500Z",
        "2026-11-22T06:30          | Europe/Paris   | 2026-11-22T05:30:00Z",
        "2026-11-22 06:30:15       | Indian/Reunion | 2026-11-22T02:30:15Z",
        "22/11/2026 06:30          | Europe/Paris   | 2026-11-22T05:30:00Z",
        "25/10/2026 02:30          | Europe/Paris   | 2026-10-25T00:30:00Z",
      })
  void aDateWithoutOffsetIsOnTheClockOfThePlace(String date, String zone, String instant) {
    var counted = only("410000020;REA;" + date + ";1;;;;;;;;;").counted();

    assertThat(counted).isNotNull();
    assertThat(counted.in(ZoneId.of(zone))).isEqualTo(Instant.parse(instant));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "410000020;REA;2026-11-22T06:30Z;-1;;;;;;;;;     | installes     | min",
        "410000020;REA;2026-11-22T06:30Z;1,5;;;;;;;;;    | installes     | type",
        "410000020;REA;2026-11-22T06:30Z;douze;;;;;;;;;  | installes     | type",
        "410000020;REA;2026-11-22T06:30Z;10000;;;;;;;;;  | installes     | max",
        "410000020;REA;2026-11-22T06:30Z;99999999999;;;;;;;;; | installes | max",
        "410000020;REA;2026-11-22T06:30Z;5;1;2;;;;;;;    | reouverts     | max",
        "410000020;REA;2026-11-22T06:30Z;5;;2;;;;;;;     | reouverts     | requires",
        "410000020;REA;2026-11-22T06:30Z;;;;;;;;;;       | line          | required",
        "410000020;REA;2026-11-22T06:30Z;1               | line          | type",
        "410000020;REA;hier;1;;;;;;;;;                   | date          | pattern",
        "410000020;REA;31/02/2026 06:00;1;;;;;;;;;       | date          | pattern",
        "410000020;;2026-11-22T06:30Z;1;;;;;;;;;         | zone          | required",
        "41;REA;2026-11-22T06:30Z;1;;;;;;;;;             | finess        | pattern",
      })
  void aWrongCellIsNamedByItsColumn(String line, String field, String rule) {
    assertThat(only(line).faults())
        .extracting(BedFinding::field, BedFinding::rule)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(field, rule));
  }

  @Test
  void aMarkOfOrderWindowsEndsQuotesAndBlankLinesAreTaken() {
    var message =
        read(
            "\uFEFFZone;FINESS;Date;disponibles_ind;note\r\n"
                + "\"REA;1\";410000020;2026-11-22T06:30Z;3;\"dit \"\"au calme\"\"\"\r\n"
                + "\r\n"
                + "USIC;410000020;2026-11-22T06:30Z;0;\r\n");

    assertThat(message.lines()).extracting(FeedLine::line).containsExactly(2, 4);
    assertThat(message.lines()).extracting(FeedLine::zone).containsExactly("REA;1", "USIC");
    assertThat(message.lines().getFirst().note()).isEqualTo("dit \"au calme\"");
    assertThat(message.lines()).allSatisfy(line -> assertThat(line.faults()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "finess;zone;date;installes",
        "finess;zone;installes\n410000020;REA;1",
        "finess;zone;date;lits\n410000020;REA;2026-11-22T06:30Z;1",
        "finess;zone;date;date\n410000020;REA;2026-11-22T06:30Z;1",
        "finess,zone,date,installes\n410000020,REA,2026-11-22T06:30Z,1",
      })
  void aFileWithoutItsHeaderOrWithoutLinesIsRefusedAsAWhole(String file) {
    assertThatThrownBy(() -> read(file)).isInstanceOf(ProblemException.class);
  }

  @Test
  void anotherEncodingIsRefusedRatherThanGuessed() {
    var latin = (HEADER + "\n410000020;RÉA;2026-11-22T06:30Z;1;;;;;;;;;");

    assertThatThrownBy(() -> read(latin, StandardCharsets.ISO_8859_1))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void oneLineTooManyIsRefusedWithTheBound() {
    var line = "\n410000020;REA;2026-11-22T06:30Z;1;;;;;;;;;";

    assertThat(read(HEADER + line.repeat(5_000)).lines()).hasSize(5_000);
    assertThatThrownBy(() -> read(HEADER + line.repeat(5_001)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("5000");
  }

  @Test
  void theDigestIsOfWhatIsSaidNotOfHowItIsWritten() {
    var one = read(HEADER + "\n410000020;REA;2026-11-22T06:30Z;1;;;;;;;;;");
    var same = read(HEADER + "\r\n410000020; REA ;2026-11-22T07:30+01:00;01;;;;;;;;;\r\n");
    var other = read(HEADER + "\n410000020;REA;2026-11-22T06:30Z;2;;;;;;;;;");

    assertThat(same.digest()).isEqualTo(one.digest());
    assertThat(other.digest()).isNotEqualTo(one.digest());
  }

  private static Group group(Status status) {
    return new Group(Nature.BED, status, Horizon.NOW);
  }

  private static Count additional(AdditionalType type, int number) {
    return new Count(null, null, type, null, null, number);
  }

  private static FeedLine only(String line) {
    return read(HEADER + "\n" + line).lines().getFirst();
  }

  private static FeedMessage read(String file) {
    return read(file, StandardCharsets.UTF_8);
  }

  private static FeedMessage read(String file, Charset charset) {
    return FeedCsv.read("m-1", new ByteArrayInputStream(file.getBytes(charset)));
  }
}
