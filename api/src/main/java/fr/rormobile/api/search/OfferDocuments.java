package fr.rormobile.api.search;

import fr.rormobile.search.OfferDocument;
import fr.rormobile.search.OfferKey;
import fr.rormobile.search.OfferKind;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Documents as they would be indexed now, read from the truth. */
@Singleton
public final class OfferDocuments {
  /** They are shown and not indexed. */
  private static final long NO_VERSION = 1;

  private final Map<OfferKind, DocumentSource> sources = new EnumMap<>(OfferKind.class);

  OfferDocuments(List<DocumentSource> sources) {
    sources.forEach(source -> this.sources.put(source.kind(), source));
  }

  /** By key; what is gone is absent. */
  public Map<OfferKey, OfferDocument> read(Collection<OfferKey> keys) {
    var documents = new HashMap<OfferKey, OfferDocument>();
    sources.forEach(
        (kind, source) -> {
          var versions = new HashMap<String, Long>();
          keys.stream()
              .filter(key -> key.kind() == kind)
              .forEach(key -> versions.put(key.id(), NO_VERSION));
          if (!versions.isEmpty()) {
            source.read(versions).forEach(document -> documents.put(document.key(), document));
          }
        });
    return documents;
  }
}
