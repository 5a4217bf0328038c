package fr.rormobile.search;

import java.util.List;

/**
 * What became of each operation of one write; the three add up to what was sent.
 *
 * @param applied now in the index, searchable within the refresh interval
 * @param superseded the index already had this version or a later one: nothing to do
 * @param failed not in the index; to be sent again by the caller
 */
public record WriteResult(int applied, int superseded, List<Failure> failed) {

  public WriteResult {
    failed = List.copyOf(failed);
  }

  /**
   * One operation that is not in the index.
   *
   * @param status HTTP status of the item, 429 when the index was still too busy after all retries
   * @param reason for an operator, in OpenSearch's words
   */
  public record Failure(OfferKey key, long version, int status, String reason) {}

  public boolean complete() {
    return failed.isEmpty();
  }
}
