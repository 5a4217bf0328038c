package fr.rormobile.api.guide;

import fr.rormobile.api.platform.resource.Resource;
import fr.rormobile.api.platform.start.StartStep;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Brings the first guide to a database that never had one, and publishes it, in one transaction. A
 * guide that the regional team has emptied stays empty.
 */
@Singleton
class SeedGuide implements StartStep {
  private static final String FILE = "/guide/guide.json";
  private static final String NOTE = "Premier guide, livré avec le programme";

  private final Jdbi jdbi;
  private final GuideStore store;
  private final Publications publications;
  private final JsonMapper json;

  SeedGuide(Jdbi jdbi, GuideStore store, Publications publications, JsonMapper json) {
    this.jdbi = jdbi;
    this.store = store;
    this.publications = publications;
    this.json = json;
  }

  /** Each node after the one it lies in; siblings in their order. */
  @Serdeable
  @Introspected
  record SeedFile(List<NodeInput> nodes) {}

  /** After the nomenclatures, before the demonstration. */
  @Override
  public int getOrder() {
    return REFERENCE + 1;
  }

  @Override
  public void run(Progress progress) {
    var nodes =
        jdbi.inTransaction(
            h -> {
              store.lock(h); // two programs may start at once
              if (publications.latest(h) > 0 || store.draft(h).size() > 0) {
                return 0;
              }
              insert(h, read(json).nodes());
              publications.publish(h, store.draft(h), null, NOTE, null);
              return store.draft(h).size();
            });
    if (nodes > 0) {
      progress.say("Guide : " + nodes + " nœuds publiés.");
    }
  }

  private void insert(Handle h, List<NodeInput> nodes) {
    for (var i = 0; i < nodes.size(); i++) {
      var node = nodes.get(i);
      var read = NodeRules.read(node);
      var id = NodeRules.id(node.id(), read.content().title());
      store.insert(h, id, node.parentId(), read.kind(), i, read.content(), null);
    }
  }

  static SeedFile read(JsonMapper json) {
    try {
      return Objects.requireNonNull(
          json.readValue(Resource.at(FILE).bytes(), SeedFile.class), FILE);
    } catch (IOException illFormed) {
      throw new UncheckedIOException(FILE, illFormed);
    }
  }
}
