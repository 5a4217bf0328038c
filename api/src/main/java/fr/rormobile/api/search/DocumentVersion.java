package fr.rormobile.api.search;

import fr.rormobile.search.IndexOperation;
import fr.rormobile.search.OfferKey;
import fr.rormobile.search.OfferKind;

/** A row of {@code index_document}: which document, and which version of it was seen. */
record DocumentVersion(OfferKind kind, String id, long version) {
  static DocumentVersion of(IndexOperation operation) {
    return new DocumentVersion(operation.key().kind(), operation.key().id(), operation.version());
  }

  OfferKey key() {
    return new OfferKey(kind, id);
  }
}
