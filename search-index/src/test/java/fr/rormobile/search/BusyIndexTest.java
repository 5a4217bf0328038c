package fr.rormobile.search;

import static fr.rormobile.search.Offers.put;
import static fr.rormobile.search.Offers.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.rormobile.search.AnsweringServer.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again, and when it is given up. Each status by itself. */
class BusyIndexTest {
  private static final Reply BUSY =
      new Reply(429, "{\"error\":{\"type\":\"rejected\",\"reason\":\"queue full\"}}");

  private final List<Duration> pauses = new ArrayList<>();

  private static Reply items(int... statuses) {
    var items =
        IntStream.of(statuses)
            .mapToObj(
                status ->
                    "{\"index\":{\"status\":%d,\"error\":{\"type\":\"t%d\",\"reason\":\"r\"}}}"
                        .formatted(status, status))
            .toList();
    return new Reply(200, "{\"items\":[" + String.join(",", items) + "]}");
  }

  private WriteResult write(AnsweringServer server, String... ids) {
    var wire = new Wire(List.of(server.uri()), Duration.ofSeconds(5));
    try (var index = new OfferIndex(wire, Clock.systemUTC(), pauses::add)) {
      return index.write(List.of(ids).stream().map(id -> put(unit(id, id))).toList());
    }
  }

  private static AnsweringServer answering(Function<Integer, Reply> replies) {
    return new AnsweringServer(replies);
  }

  @Test
  void onlyTheRefusedItemsAreSentAgain() {
    try (var server = answering(n -> n == 0 ? items(201, 429, 409, 429) : items(200, 201))) {
      var result = write(server, "a", "b", "c", "d");

      assertThat(result).isEqualTo(new WriteResult(3, 1, List.of()));
      assertThat(server.bodies()).hasSize(2);
      assertThat(server.bodies().get(1))
          .contains("UNIT:b", "UNIT:d")
          .doesNotContain("UNIT:a", "UNIT:c");
      assertThat(pauses).containsExactly(BulkWriter.FIRST_PAUSE);
    }
  }

  @Test
  void aWholeBulkThatIsRefusedIsSentAgain() {
    try (var server = answering(n -> n < 2 ? BUSY : items(201))) {
      assertThat(write(server, "a")).isEqualTo(new WriteResult(1, 0, List.of()));
      assertThat(pauses)
          .containsExactly(BulkWriter.FIRST_PAUSE, BulkWriter.FIRST_PAUSE.multipliedBy(2));
    }
  }

  @Test
  void anIndexThatStaysBusyIsGivenUpWithThePausesDoubledUpToTheirLongest() {
    try (var server = answering(n -> BUSY)) {
      var result = write(server, "a", "b");

      assertThat(result.applied()).isZero();
      assertThat(result.failed()).extracting(WriteResult.Failure::status).containsExactly(429, 429);
      assertThat(server.bodies()).hasSize(BulkWriter.ATTEMPTS);
      assertThat(pauses)
          .extracting(Duration::toMillis)
          .containsExactly(50L, 100L, 200L, 400L, 800L, 1600L, 2000L);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 413, 500})
  void otherRefusalsOfAnItemAreNotSentAgain(int status) {
    try (var server = answering(n -> items(status))) {
      var result = write(server, "a");

      assertThat(result.failed())
          .containsExactly(
              new WriteResult.Failure(
                  new OfferKey(OfferKind.UNIT, "a"), 1, status, "t" + status + ": r"));
      assertThat(server.bodies()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 503, 504})
  void aGatewayWithoutOpenSearchBehindItIsUnavailable(int status) {
    try (var server = answering(n -> new Reply(status, "<html>"))) {
      assertThatThrownBy(() -> write(server, "a"))
          .isInstanceOf(SearchUnavailable.class)
          .hasMessageContaining(String.valueOf(status));
      assertThat(pauses).isEmpty();
    }
  }

  @Test
  void anAnswerThatLacksAnItemCountsItAsFailed() {
    try (var server = answering(n -> items(201))) {
      var result = write(server, "a", "b");

      assertThat(result.applied()).isEqualTo(1);
      assertThat(result.failed()).extracting(failure -> failure.key().id()).containsExactly("b");
    }
  }

  @Test
  void anAnswerOfOnlyAPartOfTheIndexIsNotTakenForTheWhole() {
    var partial =
        "{\"timed_out\":false,\"_shards\":{\"failed\":1},\"hits\":{\"total\":{\"value\":0}}}";
    try (var server = answering(n -> new Reply(200, partial));
        var index = OfferIndex.connect(List.of(server.uri()), Duration.ofSeconds(5))) {
      assertThatThrownBy(() -> index.search(OfferQuery.builder().build()))
          .isInstanceOf(SearchUnavailable.class);
    }
  }
}
