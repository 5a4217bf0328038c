package fr.rormobile.api.search;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk over the documents stands.
 *
 * @param kind and id of the last document seen; empty before the first one
 * @param projectedSince null: all documents; else only those that are dirty or were projected then
 *     or later
 */
record DocumentCursor(String kind, String id, @Nullable OffsetDateTime projectedSince) {
  static DocumentCursor all() {
    return new DocumentCursor("", "", null);
  }

  static DocumentCursor projectedSince(OffsetDateTime moment) {
    return new DocumentCursor("", "", moment);
  }

  DocumentCursor after(DocumentVersion last) {
    return new DocumentCursor(last.kind().name(), last.id(), projectedSince);
  }
}
