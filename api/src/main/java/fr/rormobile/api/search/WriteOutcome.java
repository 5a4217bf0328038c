package fr.rormobile.api.search;

import fr.rormobile.search.OfferKey;
import fr.rormobile.search.WriteResult;
import fr.rormobile.search.WriteResult.Failure;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be done about the operations of a write that failed.
 *
 * @param refused for what they hold
 * @param troubled for a reason of the index's own: the same write may succeed later
 */
record WriteOutcome(List<Refusal> refused, List<Failure> troubled) {
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  static WriteOutcome of(WriteResult result) {
    var refused =
        result.failed().stream()
            .filter(failure -> failure.status() == BAD_REQUEST)
            .map(WriteOutcome::refusal)
            .toList();
    var troubled =
        result.failed().stream().filter(failure -> failure.status() != BAD_REQUEST).toList();
    return new WriteOutcome(refused, troubled);
  }

  private static Refusal refusal(Failure failure) {
    var key = failure.key();
    return new Refusal(
        new DocumentVersion(key.kind(), key.id(), failure.version()), failure.reason());
  }

  Set<OfferKey> failedKeys() {
    return Stream.concat(
            refused.stream().map(refusal -> refusal.document().key()),
            troubled.stream().map(Failure::key))
        .collect(Collectors.toSet());
  }

  /** Whether the index that is written to is not there, or is of another schema. */
  boolean indexIsGone() {
    return troubled.stream().anyMatch(failure -> failure.status() == NOT_FOUND);
  }

  String trouble() {
    return troubled.size() + " writes failed, the first with " + troubled.getFirst().reason();
  }
}
