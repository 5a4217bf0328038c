package fr.rormobile.api.search;

import fr.rormobile.search.IndexOperation;
import fr.rormobile.search.OfferDocument;
import fr.rormobile.search.OfferKind;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Reads documents with their versions, both from the same snapshot: whoever commits a change raises
 * the version under the row's lock, so that a snapshot which has the version has the content too.
 */
@Singleton
final class DocumentReader {
  private final Jdbi jdbi;
  private final DocumentVersions versions;
  private final Map<OfferKind, DocumentSource> sources = new EnumMap<>(OfferKind.class);

  DocumentReader(Jdbi jdbi, DocumentVersions versions, List<DocumentSource> sources) {
    this.jdbi = jdbi;
    this.versions = versions;
    sources.forEach(source -> this.sources.put(source.kind(), source));
  }

  /** Documents that the index may not have yet, oldest change first; none when it has them all. */
  DocumentBatch listDirty(int size) {
    return read(snapshot -> versions.listDirty(snapshot, size));
  }

  /** These documents as they are now. */
  DocumentBatch listCurrent(List<DocumentVersion> documents) {
    return read(snapshot -> versions.listCurrent(snapshot, documents));
  }

  private DocumentBatch read(Function<Handle, List<DocumentVersion>> which) {
    var chosen = new ArrayList<DocumentVersion>();
    try {
      return inSnapshot(
          snapshot -> {
            chosen.clear();
            chosen.addAll(which.apply(snapshot));
            return new DocumentBatch(operations(chosen), List.of());
          });
    } catch (JdbiException database) {
      throw database;
    } catch (RuntimeException unfit) {
      // One of them cannot be a document. Which one shows when each is read alone.
      return chosen.stream().map(this::alone).reduce(DocumentBatch.empty(), DocumentBatch::and);
    }
  }

  private DocumentBatch alone(DocumentVersion document) {
    try {
      return inSnapshot(
          snapshot ->
              new DocumentBatch(
                  operations(versions.listCurrent(snapshot, List.of(document))), List.of()));
    } catch (JdbiException database) {
      throw database;
    } catch (RuntimeException unfit) {
      return new DocumentBatch(List.of(), List.of(new Refusal(document, unfit.toString())));
    }
  }

  private DocumentBatch inSnapshot(Function<Handle, DocumentBatch> reading) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        snapshot -> {
          snapshot.execute("SET TRANSACTION READ ONLY");
          return reading.apply(snapshot);
        });
  }

  private List<IndexOperation> operations(List<DocumentVersion> documents) {
    var byKind = new EnumMap<OfferKind, Map<String, Long>>(OfferKind.class);
    for (var document : documents) {
      byKind
          .computeIfAbsent(document.kind(), kind -> new LinkedHashMap<>())
          .put(document.id(), document.version());
    }
    var operations = new ArrayList<IndexOperation>(documents.size());
    byKind.forEach((kind, ids) -> addOperations(kind, ids, operations));
    return operations;
  }

  private void addOperations(
      OfferKind kind, Map<String, Long> ids, List<IndexOperation> operations) {
    var source = sources.get(kind);
    if (source == null) {
      throw new IllegalStateException("nothing makes documents of kind " + kind);
    }
    var found = new HashMap<String, OfferDocument>();
    source.read(ids).forEach(document -> found.put(document.id(), document));
    ids.forEach(
        (id, version) -> {
          var document = found.get(id);
          operations.add(
              document == null
                  ? new IndexOperation.Tombstone(kind, id, version)
                  : new IndexOperation.Put(document));
        });
  }
}
