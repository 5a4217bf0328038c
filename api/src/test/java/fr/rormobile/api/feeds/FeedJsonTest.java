package fr.rormobile.api.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.rormobile.api.beds.BedFinding;
import fr.rormobile.api.beds.BedReport.Count;
import fr.rormobile.api.beds.BedReport.Group;
import fr.rormobile.api.beds.BedSource;
import fr.rormobile.api.platform.web.ProblemException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedJsonTest {
  private static final String REPORT =
      """
      {"facilityId": "410000020", "zone": "REA", "validAt": "2026-11-22T05:30:00Z",
       "lines": [{"nature": "BED", "status": "AVAILABLE", "count": 3}], "note": "au calme"}
      """;

  @Test
  void aMessageIsReadWhateverTheOrderOfItsFields() {
    var message =
        read("{\"reports\": [" + REPORT + "], \"source\": \"GAM\", \"messageId\": \"m-1\"}");

    assertThat(message.id()).isEqualTo("m-1");
    assertThat(message.source()).isEqualTo(BedSource.GAM);
    var line = message.lines().getFirst();
    assertThat(line.faults()).isEmpty();
    assertThat(line.groups().get(Group.FREE_BEDS)).containsExactly(Count.of(3));
    assertThat(line.note()).isEqualTo("au calme");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"410000020\"            | \"41\"                 | facilityId      | pattern",
        "\"facilityId\": \"410000020\", | ''               | facilityId      | required",
        "\"REA\"                  | 12                     | zone            | pattern",
        "\"2026-11-22T05:30:00Z\" | \"2026-11-22T05:30\"   | validAt         | pattern",
        "\"2026-11-22T05:30:00Z\" | null                   | validAt         | required",
        "\"count\": 3             | \"count\": \"3\"       | lines[0].count  | type",
        "\"count\": 3             | \"count\": 3.5         | lines[0].count  | type",
        "\"count\": 3             | \"count\": 1e999999999 | lines[0].count  | type",
        "\"count\": 3             | \"count\": -3          | lines[0].count  | min",
        "\"count\": 3             | \"count\": 10000       | lines[0].count  | max",
        ", \"count\": 3           | ''                     | lines[0].count  | required",
        "\"count\": 3             | \"count\": 3, \"x\": 1 | lines[0].x      | unknown",
        "\"AVAILABLE\"            | \"FREE\"               | lines[0].status | enum",
        "\"AVAILABLE\"            | 2                      | lines[0].status | type",
        "\"note\": \"au calme\"   | \"note\": \"\"         | note            | maxLength",
        "\"note\": \"au calme\"   | \"remark\": \"x\"      | remark          | unknown",
        "[{\"nature\"             | [5, {\"nature\"        | lines[0]        | type",
        "\"lines\": [             | \"lines\": {}, \"z\": [ | lines           | type",
      })
  void aMalformedReportHasItsFaultsAndTheOthersStay(
      String right, String wrong, String field, String rule) {
    var broken = REPORT.replace(right, wrong);
    assertThat(broken).isNotEqualTo(REPORT);

    var message = read("{\"messageId\": \"m-1\", \"reports\": [" + broken + "," + REPORT + "]}");

    assertThat(message.lines().get(0).faults())
        .extracting(BedFinding::field, BedFinding::rule)
        .contains(Tuple.tuple(field, rule));
    assertThat(message.lines().get(1).faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "null", "[]", "\"texte\""})
  void aReportThatIsNoObjectIsRefusedAlone(String report) {
    var message = read("{\"messageId\": \"m-1\", \"reports\": [" + report + "," + REPORT + "]}");

    assertThat(message.lines().get(0).faults()).hasSize(1);
    assertThat(message.lines().get(1).faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"messageId\": \"m-1\"}",
        "{\"messageId\": \"m-1\", \"reports\": []}",
        "{\"messageId\": \"m-1\", \"reports\": {}}",
        "{\"messageId\": \"avec espace\", \"reports\": [1]}",
        "{\"messageId\": 12, \"reports\": [1]}",
        "{\"reports\": [1]}",
        "{\"messageId\": \"m-1\", \"source\": \"SAE\", \"reports\": [1]}",
        "{\"messageId\": \"m-1\", \"autre\": 1, \"reports\": [1]}",
        "{\"messageId\": \"m-1\", \"reports\": [1]} {}",
        "{\"messageId\": \"m-1\", \"reports\": [{\"zone\": ]}",
      })
  void aMessageThatCannotBeReadIsRefusedAsAWhole(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(ProblemException.class);
  }

  @Test
  void oneReportTooManyIsRefusedWithTheBound() {
    var most = "1,".repeat(4_999) + "1";

    assertThat(read("{\"messageId\": \"m\", \"reports\": [" + most + "]}").lines()).hasSize(5_000);
    assertThatThrownBy(() -> read("{\"messageId\": \"m\", \"reports\": [" + most + ",1]}"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("5000");
  }

  @Test
  void theDigestDoesNotDependOnSpacesOrOrder() {
    var one = read("{\"messageId\": \"m-1\", \"reports\": [" + REPORT + "]}");
    var same = read("{\"reports\":[" + REPORT.replace("\n", "") + "],\"messageId\":\"m-1\"}");

    assertThat(same.digest()).isEqualTo(one.digest());
  }

  private static FeedMessage read(String body) {
    return FeedJson.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }
}
