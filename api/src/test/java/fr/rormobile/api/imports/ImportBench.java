package fr.rormobile.api.imports;

import fr.rormobile.api.platform.Idempotency;
import fr.rormobile.api.platform.resource.Resource;
import fr.rormobile.api.testing.Engines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** An empty database and what it takes to load files into it, for one test. */
final class ImportBench {
  private static final AtomicInteger FILES = new AtomicInteger();

  final Jdbi jdbi = Engines.freshDatabase();
  final ImportStore store = new ImportStore(jdbi);
  final Clock clock = Clock.fixed(Instant.parse("2026-11-22T03:00:00Z"), ZoneOffset.UTC);
  final Imports imports = new Imports(jdbi, store, new Idempotency(clock), clock);
  private final Path folder;

  ImportBench(Path folder) {
    this.folder = folder;
    jdbi.useHandle(
        h -> {
          insert(h, "INSERT INTO region VALUES (?, ?)", "/territory/regions.tsv", "code", "name");
          insert(
              h,
              "INSERT INTO department VALUES (?, ?, ?)",
              "/territory/departments.tsv",
              "code",
              "name",
              "region");
        });
  }

  private static void insert(Handle database, String sql, String file, String... columns) {
    var batch = database.prepareBatch(sql);
    Resource.at(file).table(columns).forEach(row -> batch.add(row.toArray()));
    batch.execute();
  }

  SourceFile file(String text) {
    return file(text, StandardCharsets.UTF_8);
  }

  SourceFile file(String text, Charset charset) {
    return file("file-" + FILES.incrementAndGet() + ".csv", text.getBytes(charset));
  }

  SourceFile file(String name, byte[] bytes) {
    try {
      return new SourceFile(name, Files.write(folder.resolve(name), bytes));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  ImportJob load(ImportFormat format, SourceFile... files) {
    var begun = begin(format, files);
    begun.run(counts -> {});
    return store.find(begun.id()).orElseThrow();
  }

  Imports.Begun begin(ImportFormat format, SourceFile... files) {
    return (Imports.Begun)
        imports.begin(format, List.of(files), Imports.Request.OF_THE_COMMAND_LINE);
  }

  List<Refusal> refusals(ImportJob job) {
    return store.listRefusals(job.id(), 0, 0, 1000);
  }

  /** The one value that a query gives. */
  <T> T one(Class<T> type, String sql) {
    return jdbi.withHandle(h -> h.createQuery(sql).mapTo(type).one());
  }

  List<String> list(String sql) {
    return jdbi.withHandle(h -> h.createQuery(sql).mapTo(String.class).list());
  }

  /** All that another load of the same file must leave as it is: ctid moves with any write. */
  List<String> versions() {
    return list(
        """
        SELECT kind || ' ' || id || ' ' || version || ' ' || dirty FROM index_document
         UNION ALL SELECT 'facility ' || finess || ' ' || version || ctid FROM facility
         UNION ALL SELECT 'entity ' || finess || ' ' || version || ctid FROM legal_entity
         UNION ALL SELECT 'unit ' || id || ' ' || version || ctid FROM care_unit
         UNION ALL SELECT 'professional ' || rpps || ' ' || version || ctid FROM professional
         UNION ALL SELECT 'role ' || id || ' ' || version || ctid FROM practitioner_role
         UNION ALL SELECT 'contact ' || id || ' ' || value FROM contact_point
         UNION ALL SELECT 'commune ' || ctid || ' ' || code FROM commune
         UNION ALL SELECT 'capacity ' || ctid || ' ' || unit_id FROM capacity_line
         ORDER BY 1
        """);
  }
}
