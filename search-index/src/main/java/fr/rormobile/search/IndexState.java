package fr.rormobile.search;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the index is, for a health page.
 *
 * @param reachable false: OpenSearch did not answer in time, and nothing else is known
 * @param indexName behind the alias; null when there is none
 * @param schemaVersion of that index; null when there is none
 * @param documents searchable entities by kind, tombstones left out; a kind without any is 0
 * @param tombstones marks of deleted entities
 */
public record IndexState(
    boolean reachable,
    @Nullable String indexName,
    @Nullable Integer schemaVersion,
    Map<OfferKind, Long> documents,
    long tombstones) {

  public IndexState {
    documents = Map.copyOf(documents);
  }
}
