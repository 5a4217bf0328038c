package fr.rormobile.api.synonyms;

import fr.rormobile.api.platform.start.StartStep;
import fr.rormobile.search.Synonyms;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** Writes the rules that come with the program, and puts the rules of the database in use. */
@Singleton
class SynonymStart implements StartStep {
  private final Jdbi jdbi;
  private final SynonymStore store;
  private final ActiveSynonyms active;

  SynonymStart(Jdbi jdbi, SynonymStore store, ActiveSynonyms active) {
    this.jdbi = jdbi;
    this.store = store;
    this.active = active;
  }

  @Override
  public int getOrder() {
    return REFERENCE + 1;
  }

  @Override
  public void run(Progress progress) {
    jdbi.useTransaction(
        h -> {
          store.lock(h);
          var added = false;
          for (var rule : Synonyms.shipped()) {
            var id = SynonymStore.shippedId(rule);
            added |= store.insert(h, id, rule, SynonymStore.State.ACTIVE, "SHIPPED", null, null);
          }
          if (added) {
            store.raise(h);
          }
        });
    active.refresh();
  }
}
