package fr.rormobile.search;

import static fr.rormobile.search.Offers.put;
import static fr.rormobile.search.Offers.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** OpenSearch is away: said by type, within the limit. */
class UnavailableTest {
  private static final Duration LIMIT = Duration.ofMillis(500);

  /** Generous: the machine is shared. A hang would last until the 30 s of a write at least. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private static ServerSocket listener() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static URI uriOf(ServerSocket socket) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  private static void assertUnavailableSoon(OfferIndex index, Runnable call) {
    long start = System.nanoTime();
    assertThatThrownBy(call::run).isInstanceOf(SearchUnavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    assertThat(index.state().reachable()).isFalse();
  }

  @Test
  void nobodyListens() throws IOException {
    URI closed;
    try (var socket = listener()) {
      closed = uriOf(socket);
    }
    try (var index = OfferIndex.connect(List.of(closed), LIMIT)) {
      assertUnavailableSoon(index, () -> index.search(OfferQuery.builder().build()));
      assertUnavailableSoon(index, index::ensure);
      assertUnavailableSoon(index, index::refresh);
      assertUnavailableSoon(index, index::startRebuild);
      assertUnavailableSoon(index, () -> index.versions(null, 10));
      assertUnavailableSoon(index, () -> index.write(List.of(put(unit("a", "A")))));
    }
  }

  @Test
  void somebodyListensAndNeverAnswers() throws IOException {
    try (var silent = listener();
        var index = OfferIndex.connect(List.of(uriOf(silent)), LIMIT)) {
      assertUnavailableSoon(index, () -> index.search(OfferQuery.builder().build()));
      assertUnavailableSoon(index, index::ensure);
    }
  }

  @Test
  void aCrowdOfSearchesEndsInTimeToo() throws Exception {
    try (var silent = listener();
        var index = OfferIndex.connect(List.of(uriOf(silent)), LIMIT);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<OfferHits>> crowd = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        crowd.add(() -> index.search(OfferQuery.builder().build()));
      }
      long start = System.nanoTime();
      for (var answer : threads.invokeAll(crowd)) {
        assertThatThrownBy(answer::get)
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(SearchUnavailable.class);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    }
  }

  @Test
  void thereIsNoIndexYet() {
    EmbeddedNode.noIndex();
    try (var index = EmbeddedNode.connect()) {
      assertThatThrownBy(() -> index.search(OfferQuery.builder().build()))
          .isInstanceOf(SearchUnavailable.class)
          .hasMessageContaining("index_not_found_exception");
      assertThat(index.state())
          .isEqualTo(
              new IndexState(
                  true,
                  null,
                  null,
                  Map.of(OfferKind.FACILITY, 0L, OfferKind.UNIT, 0L, OfferKind.PROFESSIONAL, 0L),
                  0));
      assertThat(index.write(List.of(put(unit("a", "A")))).failed())
          .extracting(WriteResult.Failure::status)
          .containsExactly(404);
      // The write made no index of its own.
      assertThat(index.state().indexName()).isNull();
    }
  }

  @Test
  void closingStopsTheThreadsOfTheConnections() {
    var before = clientThreads();
    var index = EmbeddedNode.emptyIndex();
    assertThat(clientThreads()).hasSizeGreaterThan(before.size());

    index.close();

    await().atMost(SOON).until(() -> before.containsAll(clientThreads()));
  }

  private static Set<Long> clientThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("httpclient-"))
        .map(Thread::threadId)
        .collect(Collectors.toSet());
  }
}
