package fr.rormobile.api.search;

import fr.rormobile.search.IndexOperation;
import fr.rormobile.search.OfferKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Some documents as one snapshot of the database has them.
 *
 * @param operations what to bring to the index: a document, or the mark that it is gone
 * @param refused those that could not be made
 */
record DocumentBatch(List<IndexOperation> operations, List<Refusal> refused) {
  DocumentBatch {
    operations = List.copyOf(operations);
    refused = List.copyOf(refused);
  }

  int size() {
    return operations.size() + refused.size();
  }

  DocumentBatch and(DocumentBatch other) {
    var both = new ArrayList<>(operations);
    both.addAll(other.operations);
    var neither = new ArrayList<>(refused);
    neither.addAll(other.refused);
    return new DocumentBatch(both, neither);
  }

  /** The versions that the index has after a write in which those keys failed. */
  List<DocumentVersion> writtenBut(Set<OfferKey> failed) {
    return operations.stream()
        .filter(operation -> !failed.contains(operation.key()))
        .map(DocumentVersion::of)
        .toList();
  }

  static DocumentBatch empty() {
    return new DocumentBatch(List.of(), List.of());
  }
}
