package fr.rormobile.search;

/** What {@link OfferIndex#ensure} found or made. */
public sealed interface Ensured {

  /**
   * The index can be written and searched.
   *
   * @param created by this very call, hence empty: it wants a rebuild from the truth
   */
  record Ready(String indexName, boolean created) implements Ensured {}

  /**
   * Searches are still answered from an index of another schema, which is never written by this
   * program: call {@link OfferIndex#startRebuild}.
   */
  record NeedsRebuild(String indexName, int foundVersion, int wantedVersion) implements Ensured {}
}
