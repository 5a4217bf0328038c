package fr.rormobile.api.search;

import fr.rormobile.search.IndexState;
import fr.rormobile.search.OfferIndex;
import jakarta.inject.Singleton;

/** What a health page wants to know of searching. */
@Singleton
public final class SearchHealth {
  private final OfferIndex index;
  private final DocumentVersions versions;

  SearchHealth(OfferIndex index, DocumentVersions versions) {
    this.index = index;
    this.versions = versions;
  }

  /** Never throws; answers within the time limit of a search. */
  public IndexState index() {
    return index.state();
  }

  /**
   * @throws org.jdbi.v3.core.JdbiException when PostgreSQL does not answer
   */
  public ProjectorLag projector() {
    return versions.lag();
  }
}
