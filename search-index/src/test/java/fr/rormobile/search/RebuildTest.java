package fr.rormobile.search;

import static fr.rormobile.search.Offers.put;
import static fr.rormobile.search.Offers.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A new index takes over while searches and writes go on. */
class RebuildTest {
  private OfferIndex index = EmbeddedNode.connect();

  @BeforeEach
  void start() {
    index.close();
    index = EmbeddedNode.emptyIndex();
  }

  @AfterEach
  void stop() {
    index.close();
  }

  /** The truth: what a database with an outbox would say. */
  private static final class Truth {
    private final Map<String, Long> versions = new TreeMap<>();
    private final List<String> changes = new ArrayList<>();

    synchronized IndexOperation change(String id) {
      long version = versions.merge(id, 1L, Long::sum);
      changes.add(id);
      return operation(id, version);
    }

    synchronized List<IndexOperation> all() {
      List<IndexOperation> all = new ArrayList<>();
      versions.forEach((id, version) -> all.add(operation(id, version)));
      return all;
    }

    synchronized int position() {
      return changes.size();
    }

    synchronized List<IndexOperation> since(int position) {
      return changes.subList(position, changes.size()).stream()
          .distinct()
          .map(id -> operation(id, versions.getOrDefault(id, 0L)))
          .toList();
    }

    /** Every seventh entity is gone at even versions. */
    private static IndexOperation operation(String id, long version) {
      boolean gone = id.hashCode() % 7 == 0 && version % 2 == 0;
      return gone
          ? new IndexOperation.Tombstone(OfferKind.UNIT, id, version)
          : put(OfferDocument.builder(OfferKind.UNIT, id, version, "Unité " + version));
    }
  }

  @Test
  void noQueryFailsAndNoIdIsMissingWhenWritesGoOn() throws Exception {
    var truth = new Truth();
    for (int i = 0; i < 3_000; i++) {
      var _ = truth.change("u" + i);
    }
    assertThat(index.write(truth.all()).complete()).isTrue();
    index.refresh();
    int fewest = 2_000;

    var over = new AtomicBoolean();
    try (var threads = Executors.newFixedThreadPool(3)) {
      List<Future<Integer>> work = new ArrayList<>();
      work.add(threads.submit(writing(truth, over)));
      work.add(threads.submit(searching(fewest, over)));
      work.add(threads.submit(searching(fewest, over)));

      try {
        rebuildTwice(truth);
      } finally {
        over.set(true);
      }
      for (var part : work) {
        assertThat(part.get()).isPositive();
      }
    }

    index.refresh();
    assertThat(versionsOf(index)).isEqualTo(truth.versions);
  }

  private void rebuildTwice(Truth truth) {
    for (int round = 0; round < 2; round++) {
      int position = truth.position();
      var rebuild = index.startRebuild();
      assertThat(rebuild.write(truth.all()).complete()).isTrue();
      assertThat(rebuild.write(truth.since(position)).complete()).isTrue();
      rebuild.publish();
      assertThat(rebuild.write(truth.since(position)).complete()).isTrue();
      assertThat(index.state().indexName()).isEqualTo(rebuild.indexName());
    }
  }

  private Callable<Integer> writing(Truth truth, AtomicBoolean over) {
    return () -> {
      int writes = 0;
      while (!over.get()) {
        var operation = truth.change("u" + (writes * 37) % 3_100);
        assertThat(index.write(List.of(operation)).complete()).isTrue();
        writes++;
      }
      return writes;
    };
  }

  private Callable<Integer> searching(int fewest, AtomicBoolean over) {
    return () -> {
      int searches = 0;
      while (!over.get()) {
        var hits = index.search(OfferQuery.builder().words("unité").build());
        assertThat(hits.total()).isGreaterThan(fewest);
        searches++;
      }
      return searches;
    };
  }

  private static Map<String, Long> versionsOf(OfferIndex index) {
    Map<String, Long> found = new TreeMap<>();
    var page = index.versions(null, 1_000);
    while (true) {
      page.entries().forEach(entry -> found.put(entry.key().id(), entry.version()));
      if (page.next() == null) {
        return found;
      }
      page = index.versions(page.next(), 1_000);
    }
  }

  private List<String> indexNames() {
    try (var wire = EmbeddedNode.wire()) {
      var rows =
          wire.read("GET", "/_cat/indices/offer-*", Map.of("format", "json", "h", "index"), null);
      List<String> names = new ArrayList<>();
      rows.body().forEach(row -> names.add(row.path("index").asText()));
      return names;
    }
  }

  private String live() {
    return String.valueOf(index.state().indexName());
  }

  @Test
  void thePreviousIndexIsKeptAndOlderOnesAreRemoved() {
    var first = live();
    var second = index.startRebuild();
    second.publish();
    assertThat(indexNames()).containsExactlyInAnyOrder(first, second.indexName());

    var third = index.startRebuild();
    third.publish();
    assertThat(indexNames()).containsExactlyInAnyOrder(second.indexName(), third.indexName());
  }

  @Test
  void aRebuildThatCrashedIsClearedAwayByTheNext() {
    var first = live();
    var crashed = index.startRebuild();
    var next = index.startRebuild();
    next.publish();

    assertThat(indexNames()).contains(first, next.indexName()).doesNotContain(crashed.indexName());
    // What was cleared away is not brought back by a late write.
    assertThat(crashed.write(List.of(put(unit("a", "A")))).failed()).hasSize(1);
    assertThatThrownBy(crashed::publish).isInstanceOf(SearchUnavailable.class);
    assertThat(indexNames()).doesNotContain(crashed.indexName());
    assertThat(live()).isEqualTo(next.indexName());
  }

  @Test
  void anAbandonedRebuildLeavesNothing() {
    var first = live();
    var rebuild = index.startRebuild();
    var _ = rebuild.write(List.of(put(unit("a", "A"))));
    rebuild.abandon();

    assertThat(indexNames()).containsExactly(first);
    assertThat(index.search(OfferQuery.builder().build()).total()).isZero();
  }

  @Test
  void whatIsPublishedCanBePublishedAgainButNotAbandoned() {
    var first = live();
    var rebuild = index.startRebuild();
    rebuild.publish();
    rebuild.publish();
    assertThat(indexNames()).containsExactlyInAnyOrder(first, rebuild.indexName());

    assertThatThrownBy(rebuild::abandon).isInstanceOf(IllegalStateException.class);
    assertThat(live()).isEqualTo(rebuild.indexName());
  }

  @Test
  void theNewIndexIsRefreshedAgainOnItsOwn() {
    var rebuild = index.startRebuild();
    rebuild.publish();
    var _ = index.write(List.of(put(unit("a", "A"))));

    await().until(() -> index.search(OfferQuery.builder().build()).total() == 1);
  }
}
