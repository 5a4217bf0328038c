package fr.rormobile.api.synonyms;

import jakarta.inject.Singleton;
import java.util.Collection;
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

  /**
   * Makes a rule of the words of a search that nothing explains, where there are such. In the
   * caller's transaction; in use only once somebody of the regional team activates it.
   *
   * @param words as they were typed
   * @param meant what should have been found does, in official words
   * @param explains all texts of what should have been found
   */
  public void propose(
      Handle h, String words, String meant, Collection<String> explains, UUID report) {
    var rule = Proposal.of(words, meant, explains, active.rules());
    if (rule.isPresent() && store.count(h) < SynonymRules.MOST_RULES) {
      store.insert(
          h, UUID.randomUUID(), rule.get(), SynonymStore.State.PROPOSED, "REPORT", report, null);
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
