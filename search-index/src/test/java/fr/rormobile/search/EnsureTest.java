package fr.rormobile.search;

import static fr.rormobile.search.Json.arr;
import static fr.rormobile.search.Json.obj;
import static fr.rormobile.search.Offers.put;
import static fr.rormobile.search.Offers.unit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One index behind the alias, of this schema. */
class EnsureTest {

  @BeforeEach
  void start() {
    EmbeddedNode.noIndex();
  }

  private static List<String> indexNames() {
    try (var wire = EmbeddedNode.wire()) {
      var rows =
          wire.read("GET", "/_cat/indices/offer-*", Map.of("format", "json", "h", "index"), null);
      List<String> names = new ArrayList<>();
      rows.body().forEach(row -> names.add(row.path("index").asText()));
      return names;
    }
  }

  @Test
  void theFirstCallMakesItAndLaterOnesFindIt() {
    try (var index = EmbeddedNode.connect()) {
      var first = index.ensure();
      var second = index.ensure();

      var name = indexNames().getFirst();
      assertThat(name).matches("offer-v" + Fields.VERSION + "-\\d{17}-[0-9a-f]{8}");
      assertThat(first).isEqualTo(new Ensured.Ready(name, true));
      assertThat(second).isEqualTo(new Ensured.Ready(name, false));
      assertThat(index.state().schemaVersion()).isEqualTo(Fields.VERSION);
    }
  }

  @Test
  void processesThatStartAtOnceMakeOneIndex() throws Exception {
    int processes = 6;
    var together = new CyclicBarrier(processes);
    try (var threads = Executors.newFixedThreadPool(processes)) {
      List<Callable<Ensured>> calls = new ArrayList<>();
      for (int i = 0; i < processes; i++) {
        calls.add(
            () -> {
              try (var index = EmbeddedNode.connect()) {
                together.await();
                return index.ensure();
              }
            });
      }
      List<Ensured> found = new ArrayList<>();
      for (var call : threads.invokeAll(calls)) {
        found.add(call.get());
      }

      assertThat(indexNames()).hasSize(1);
      assertThat(found)
          .allSatisfy(
              ready ->
                  assertThat(((Ensured.Ready) ready).indexName())
                      .isEqualTo(indexNames().getFirst()));
      assertThat(found).filteredOn(ready -> ((Ensured.Ready) ready).created()).hasSize(1);
    }
  }

  @Test
  void anIndexOfAnotherSchemaIsSearchedButNotWrittenUntilARebuild() {
    try (var wire = EmbeddedNode.wire();
        var index = EmbeddedNode.connect()) {
      var old = "offer-v999-20200101000000000-00000000";
      var aliases = obj("aliases", obj(Fields.ALIAS, obj("is_write_index", true)));
      assertThat(wire.write("PUT", "/" + old, Map.of(), Json.bytes(aliases)).ok()).isTrue();

      assertThat(index.ensure()).isEqualTo(new Ensured.NeedsRebuild(old, 999, Fields.VERSION));
      assertThat(index.write(List.of(put(unit("a", "A")))).failed())
          .extracting(WriteResult.Failure::status)
          .containsExactly(404);

      var rebuild = index.startRebuild();
      assertThat(rebuild.write(List.of(put(unit("a", "A")))).applied()).isEqualTo(1);
      rebuild.publish();

      assertThat(index.ensure()).isEqualTo(new Ensured.Ready(rebuild.indexName(), false));
      assertThat(index.search(OfferQuery.builder().build()).total()).isEqualTo(1);
      assertThat(index.write(List.of(put(unit("b", "B")))).applied()).isEqualTo(1);
    }
  }

  @Test
  void aProgramOfAnotherSchemaCannotWriteAfterTheSwap() {
    try (var wire = EmbeddedNode.wire();
        var index = EmbeddedNode.connect()) {
      var old = "offer-v999-20200101000000000-00000000";
      var aliases =
          obj(
              "aliases",
              obj(
                  Fields.ALIAS,
                  obj("is_write_index", true),
                  "offer-write-v999",
                  obj("is_write_index", true)));
      assertThat(wire.write("PUT", "/" + old, Map.of(), Json.bytes(aliases)).ok()).isTrue();
      index.startRebuild().publish();

      assertThat(wire.read("GET", "/_alias/offer-write-v999", Map.of(), null).status())
          .isEqualTo(404);
      assertThat(arr(indexNames().toArray())).contains(old);
    }
  }
}
