package fr.rormobile.api.imports;

import java.io.IOException;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of one load and writes their records, a batch a transaction.
 *
 * <p>The counters of the load are raised in the same transaction: killed at any moment, it has
 * counted exactly what it has written. When the database refuses a batch, its records are tried one
 * by one, so that only those at fault are refused. For one thread.
 */
final class ImportRun<R> {
  static final int BATCH = 1_000;
  private static final int ATTEMPTS = 3;

  private final Jdbi jdbi;
  private final ImportStore store;
  private final long job;
  private final RecordLoad<R> load;
  private final BooleanSupplier stopping;
  private final Consumer<Counts> progress;

  private final List<Line> lines = new ArrayList<>();
  private final List<R> records = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private Counts total = Counts.NONE;
  private int batches;
  private int nextStatistics = 1;
  private long bytesDone;
  private long bytesTotal;

  ImportRun(
      Jdbi jdbi,
      ImportStore store,
      long job,
      RecordLoad<R> load,
      BooleanSupplier stopping,
      Consumer<Counts> progress) {
    this.jdbi = jdbi;
    this.store = store;
    this.job = job;
    this.load = load;
    this.stopping = stopping;
    this.progress = progress;
  }

  /** The server ends: what was loaded stays, the rest must be sent again. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @throws RecordLoad.UnknownFile before anything was written, when a file is of another format
   * @throws Stopped between two batches
   */
  Counts run(List<SourceFile> given) throws IOException {
    var files = load.order(given);
    var encodings = new ArrayList<Charset>();
    for (var file : files) {
      encodings.add(FileEncoding.of(file.path()));
    }
    store.setEncoding(job, names(encodings));
    for (var i = 0; i < files.size(); i++) {
      try (var reader = new LineReader(files.get(i), i, encodings.get(i))) {
        load.begin(0, files.get(i).name(), reader.next());
      }
    }
    bytesTotal = Math.max(1, files.stream().mapToLong(SourceFile::sizeBytes).sum() * load.passes());
    for (var pass = 0; pass < load.passes(); pass++) {
      for (var i = 0; i < files.size(); i++) {
        read(pass, files.get(i), i, encodings.get(i));
      }
    }
    return total;
  }

  private static String names(List<Charset> encodings) {
    return encodings.stream()
        .map(Charset::name)
        .collect(Collectors.toCollection(LinkedHashSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }

  private void read(int pass, SourceFile file, int number, Charset encoding) throws IOException {
    try (var reader = new LineReader(file, number, encoding)) {
      var line = reader.next();
      if (load.begin(pass, file.name(), line)) {
        line = reader.next();
      }
      for (; line != null; line = reader.next()) {
        take(pass, line, reader);
      }
      flush(reader.bytesRead());
      bytesDone += reader.bytesRead();
    }
  }

  private void take(int pass, Line line, LineReader reader) {
    if (line.text().isBlank()) {
      return;
    }
    try {
      var record = parse(pass, line);
      if (record == null) {
        return;
      }
      if (!keys.add(load.key(record))) {
        flush(reader.bytesRead());
        keys.add(load.key(record));
      }
      records.add(record);
      lines.add(line);
    } catch (RecordLoad.BadField refused) {
      refusals.add(Refusal.of(line, refused.field(), String.valueOf(refused.getMessage())));
    }
    if (records.size() + refusals.size() >= BATCH) {
      flush(reader.bytesRead());
    }
  }

  private @Nullable R parse(int pass, Line line) {
    var record = load.parse(pass, line);
    if (record != null && !line.whole()) {
      throw new RecordLoad.BadField(
          null, "La ligne dépasse " + LineReader.LONGEST_BYTES / 1024 + " Kio");
    }
    if (record != null && line.text().indexOf('\0') >= 0) {
      throw new RecordLoad.BadField(null, "La ligne contient un caractère nul");
    }
    return record;
  }

  private void flush(long bytesInFile) {
    if (stopping.getAsBoolean()) {
      throw new Stopped();
    }
    if (records.isEmpty() && refusals.isEmpty()) {
      return;
    }
    var percent = (int) Math.min(100, (bytesDone + bytesInFile) * 100 / bytesTotal);
    var counts = refused(refusals.size());
    if (!records.isEmpty()) {
      counts = counts.plus(write(records, lines, percent));
    }
    if (!refusals.isEmpty()) {
      var parsed = refused(refusals.size());
      jdbi.useTransaction(h -> store.add(h, job, parsed, refusals, percent));
    }
    total = total.plus(counts);
    if (++batches == nextStatistics) {
      nextStatistics *= 4;
      analyze();
    }
    records.clear();
    lines.clear();
    keys.clear();
    refusals.clear();
    progress.accept(total);
  }

  /**
   * A table that was empty a minute ago is planned as if it still were: each batch would read all
   * of it, over and over.
   */
  private void analyze() {
    jdbi.useHandle(h -> h.execute("ANALYZE " + String.join(", ", load.tables())));
  }

  private static Counts refused(int lines) {
    return new Counts(0, 0, 0, lines);
  }

  private Counts write(List<R> batch, List<Line> from, int percent) {
    try {
      return writePatiently(batch, from, percent);
    } catch (RuntimeException failed) {
      if (!hasState(failed, "22", "23")) {
        throw failed;
      }
      // Data exception, integrity: trying again would not help, less at a time does.
      return batch.size() == 1
          ? refuse(from.getFirst(), percent)
          : writeOneByOne(batch, from, percent);
    }
  }

  private Counts writeOneByOne(List<R> batch, List<Line> from, int percent) {
    var counts = Counts.NONE;
    for (var i = 0; i < batch.size(); i++) {
      counts = counts.plus(write(batch.subList(i, i + 1), from.subList(i, i + 1), percent));
    }
    return counts;
  }

  private Counts writeTogether(List<R> batch, List<Line> from, int percent) {
    return jdbi.inTransaction(
        h -> {
          // The pool's limit is for those who wait for an answer.
          h.execute("SET LOCAL statement_timeout = '5min'");
          var outcomes = load.apply(h, batch);
          var counts = Counts.NONE;
          var refused = new ArrayList<Refusal>();
          for (var i = 0; i < outcomes.size(); i++) {
            counts = counts.plus(outcomes.get(i));
            if (outcomes.get(i) instanceof Outcome.Refused(var field, var reason)) {
              refused.add(Refusal.of(from.get(i), field, reason));
            }
          }
          store.add(h, job, counts, refused, percent);
          return counts;
        });
  }

  private Counts refuse(Line line, int percent) {
    var counts = refused(1);
    var refusal = Refusal.of(line, null, "La base de données refuse les valeurs de cette ligne");
    jdbi.useTransaction(h -> store.add(h, job, counts, List.of(refusal), percent));
    return counts;
  }

  /** SQLSTATE 40: a deadlock or the like with somebody who edits the same rows. */
  private Counts writePatiently(List<R> batch, List<Line> from, int percent) {
    for (var attempt = 1; ; attempt++) {
      try {
        return writeTogether(batch, from, percent);
      } catch (RuntimeException failed) {
        if (attempt == ATTEMPTS || !hasState(failed, "40")) {
          throw failed;
        }
      }
    }
  }

  private static boolean hasState(Throwable failed, String... classes) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return Arrays.asList(classes).contains(sql.getSQLState().substring(0, 2));
      }
    }
    return false;
  }
}
