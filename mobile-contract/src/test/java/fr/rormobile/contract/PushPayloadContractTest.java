package fr.rormobile.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushPayloadContractTest {

  private static final PushPayloadContract CONTRACT = PushPayloadContract.load();

  @Test
  void itsOwnExampleFits() {
    assertThat(CONTRACT.examples()).isNotEmpty();
    for (var example : CONTRACT.examples()) {
      assertThat(CONTRACT.violations(example)).isEmpty();
    }
  }

  /**
   * FCM refuses a data value that is not a string; a field that is not in the schema could name a
   * patient.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"drill\":false",
        "\"drill\":\"non\"",
        "\"raisedAt\":\"2026-11-22T03:14:05+01:00\"",
        "\"kind\":\"tension\"",
        "\"beds\":\"2\""
      })
  void aPayloadThatIsNotOfStringsOrSaysMoreIsRefused(String member) {
    var key = member.substring(0, member.indexOf(':'));
    var payload =
        CONTRACT
            .examples()
            .getFirst()
            .replaceAll(key + ":\"[^\"]*\",?", "")
            .replaceFirst(",?}$", "");

    assertThat(CONTRACT.violations(payload + "," + member + "}")).isNotEmpty();
  }

  @Test
  void aPayloadWithoutItsDedupeIdIsRefused() {
    var payload = CONTRACT.examples().getFirst().replaceAll("\"dedupeId\":\"[^\"]*\",", "");

    assertThat(CONTRACT.violations(payload)).singleElement().asString().contains("dedupeId");
  }

  @Test
  void theExampleOfAKeptPushFitsToo() {
    var messages =
        ContractDocument.load()
            .root()
            .at(
                "/paths/~1demonstration~1messages/get/responses/200/content/application~1json/example/items");
    assertThat(CONTRACT.violations(messages.path(0).path("payload").toString())).isEmpty();
  }
}
