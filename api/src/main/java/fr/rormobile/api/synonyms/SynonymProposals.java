package fr.rormobile.api.synonyms;

import fr.rormobile.search.SynonymRule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What other features may bring to the synonyms: a proposal, and a query whose answer is known. */
@Singleton
public class SynonymProposals {
  private final SynonymStore store;
  private final ActiveSynonyms active;

  SynonymProposals(SynonymStore store, ActiveSynonyms active) {
    this.store = store;
    this.active = active;
  }

  /** Those in use. */
  public List<SynonymRule> rules() {
    return active.rules();
  }

  /** In the caller's transaction; in use only once somebody of the regional team activates it. */
  public void propose(Handle h, SynonymRule rule, UUID report) {
    if (store.count(h) < SynonymRules.MOST_RULES) {
      store.insert(
          h, UUID.randomUUID(), rule, SynonymStore.State.PROPOSED, "REPORT", report, null);
    }
  }

  /** From now on no proposal may make this query worse. In the caller's transaction. */
  public void judge(Handle h, String words, String unitId, UUID report) {
    h.createUpdate(
            """
            INSERT INTO judged_query (words, unit_id, report_id)
            VALUES (:words, :unit, :report)
                ON CONFLICT (report_id) DO NOTHING
            """)
        .bind("words", words)
        .bind("unit", unitId)
        .bind("report", report)
        .execute();
  }
}
