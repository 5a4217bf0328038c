package fr.rormobile.api.search;

import fr.rormobile.search.OfferDocument;
import fr.rormobile.search.OfferKind;
import java.util.List;
import java.util.Map;

/** Makes the documents of one kind from the offer. */
interface DocumentSource {
  OfferKind kind();

  /**
   * As the transaction of the calling thread sees them.
   *
   * @param versions the version that each document is to carry, by id
   * @return what exists; an id left out is gone
   * @throws IllegalArgumentException when one of them cannot be a document
   */
  List<OfferDocument> read(Map<String, Long> versions);
}
