package fr.rormobile.api.search;

import java.util.List;

/** A walk over documents that several workers share. Thread-safe. */
final class DocumentPages {
  private final DocumentVersions versions;
  private final int size;
  private DocumentCursor cursor;

  DocumentPages(DocumentVersions versions, DocumentCursor start, int size) {
    this.versions = versions;
    this.size = size;
    this.cursor = start;
  }

  /** Empty at the end. */
  synchronized List<DocumentVersion> next() {
    var page = versions.listAfter(cursor, size);
    if (!page.isEmpty()) {
      cursor = cursor.after(page.getLast());
    }
    return page;
  }
}
