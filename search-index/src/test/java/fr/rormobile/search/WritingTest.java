package fr.rormobile.search;

import static fr.rormobile.search.Offers.put;
import static fr.rormobile.search.Offers.unit;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions, tombstones and refusals. */
class WritingTest {
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

  private static IndexOperation named(long version, String name) {
    return put(OfferDocument.builder(OfferKind.UNIT, "u", version, name));
  }

  private static IndexOperation gone(long version) {
    return new IndexOperation.Tombstone(OfferKind.UNIT, "u", version);
  }

  private List<String> names() {
    index.refresh();
    return index.search(OfferQuery.builder().build()).hits().stream()
        .map(hit -> hit.document().name())
        .toList();
  }

  @Test
  void aLateOrRepeatedWriteChangesNothing() {
    assertThat(index.write(List.of(named(5, "cinq")))).isEqualTo(new WriteResult(1, 0, List.of()));

    assertThat(index.write(List.of(named(4, "quatre"), named(5, "encore"))))
        .isEqualTo(new WriteResult(0, 2, List.of()));
    assertThat(names()).containsExactly("cinq");

    assertThat(index.write(List.of(named(6, "six")))).isEqualTo(new WriteResult(1, 0, List.of()));
    assertThat(names()).containsExactly("six");
  }

  @Test
  void severalVersionsInOneWriteEndWithTheHighest() {
    var result = index.write(List.of(named(2, "deux"), named(3, "trois"), named(1, "un")));

    assertThat(result).isEqualTo(new WriteResult(2, 1, List.of()));
    assertThat(names()).containsExactly("trois");
  }

  @Test
  void whatIsGoneIsNotFoundAndNotRevivedByALateWrite() {
    var _ = index.write(List.of(named(1, "un")));
    assertThat(index.write(List.of(gone(3))).applied()).isEqualTo(1);

    assertThat(index.write(List.of(named(2, "deux"))).superseded()).isEqualTo(1);
    assertThat(names()).isEmpty();
    assertThat(index.state().documents().get(OfferKind.UNIT)).isZero();
    assertThat(index.state().tombstones()).isEqualTo(1);
    assertThat(index.versions(null, 10).entries())
        .containsExactly(new VersionPage.Entry(new OfferKey(OfferKind.UNIT, "u"), 3, true));

    assertThat(index.write(List.of(named(4, "de retour"))).applied()).isEqualTo(1);
    assertThat(names()).containsExactly("de retour");
  }

  @Test
  void theSameIdOfAnotherKindIsAnotherEntity() {
    var _ = index.write(List.of(named(9, "unité")));
    var _ = index.write(List.of(put(OfferDocument.builder(OfferKind.FACILITY, "u", 1, "maison"))));

    assertThat(names()).containsExactlyInAnyOrder("unité", "maison");
  }

  @Test
  void aFieldThatTheSchemaDoesNotKnowIsRefused() {
    try (var wire = EmbeddedNode.wire()) {
      var body = DocumentJson.write(named(1, "un")).put("surprise", true);
      var answer =
          wire.write("PUT", "/" + Fields.WRITE_ALIAS + "/_doc/x", Map.of(), Json.bytes(body));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.reason()).contains("strict_dynamic_mapping_exception", "surprise");
    }
  }

  @Test
  void oneRefusedDocumentDoesNotStopTheOthers() {
    // OpenSearch's dates end long before Java's.
    var impossible = put(unit("bad", "Impossible").updatedAt(Instant.MAX));
    var result = index.write(List.of(named(1, "un"), impossible, gone(2)));

    assertThat(result.applied()).isEqualTo(2);
    assertThat(result.complete()).isFalse();
    var failure = result.failed().getFirst();
    assertThat(failure.key()).isEqualTo(new OfferKey(OfferKind.UNIT, "bad"));
    assertThat(failure.status()).isEqualTo(400);
    assertThat(failure.reason()).contains("updatedAt");
  }

  @Test
  void aWriteLargerThanOneBulkIsWrittenWhole() {
    List<IndexOperation> many = new ArrayList<>();
    for (int i = 0; i < 2 * BulkWriter.LARGEST_BULK + 7; i++) {
      many.add(put(unit("u" + i, "Unité " + i)));
    }

    assertThat(index.write(many)).isEqualTo(new WriteResult(many.size(), 0, List.of()));
    index.refresh();
    assertThat(index.search(OfferQuery.builder().build()).total()).isEqualTo(many.size());
  }

  @Test
  void nothingToWriteIsNothingWritten() {
    assertThat(index.write(List.of())).isEqualTo(new WriteResult(0, 0, List.of()));
  }

  @Test
  void versionsAreListedOnceEachInOrder() {
    List<IndexOperation> many = new ArrayList<>();
    for (int i = 1; i <= 25; i++) {
      many.add(put(OfferDocument.builder(OfferKind.FACILITY, "f" + i, i, "Établissement")));
    }
    var _ = index.write(many);
    index.refresh();

    List<VersionPage.Entry> listed = new ArrayList<>();
    var page = index.versions(null, 10);
    listed.addAll(page.entries());
    while (page.next() != null) {
      page = index.versions(page.next(), 10);
      listed.addAll(page.entries());
    }

    assertThat(listed).hasSize(25).isSortedAccordingTo((a, b) -> a.key().compareTo(b.key()));
    assertThat(listed)
        .allSatisfy(entry -> assertThat(entry.key().id()).isEqualTo("f" + entry.version()));
  }
}
