package fr.rormobile.api.totals;

import fr.rormobile.api.platform.web.ProblemException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * Tables to take away. Rows go from the database's cursor to a temporary file, and from it to the
 * caller: memory does not grow with the table, a slow phone holds no connection to the database,
 * and what fails on the way is a problem with its status rather than half a table.
 */
@Singleton
class Exports {
  private static final int AT_ONCE = 4;
  private static final Duration BUSY = Duration.ofSeconds(5);

  private final Jdbi jdbi;
  private final CountedUnits units;
  private final BedGroups groups;
  private final CriticalCare criticalCare;
  private final Clock clock;
  private final Semaphore places = new Semaphore(AT_ONCE);

  Exports(Jdbi jdbi, CountedUnits units, BedGroups groups, CriticalCare criticalCare, Clock clock) {
    this.jdbi = jdbi;
    this.units = units;
    this.groups = groups;
    this.criticalCare = criticalCare;
    this.clock = clock;
  }

  enum Format {
    CSV("csv", "text/csv; charset=utf-8"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String extension;
    private final String mediaType;

    Format(String extension, String mediaType) {
      this.extension = extension;
      this.mediaType = mediaType;
    }

    static Format of(String extension) {
      return extension.equals("xlsx") ? XLSX : CSV;
    }

    private TableWriter open(OutputStream out, String title, List<String> headers)
        throws IOException {
      return this == XLSX ? new XlsxTable(out, title, headers) : new CsvTable(out, headers);
    }
  }

  private interface Rows {
    void writeTo(TableWriter table, Instant now) throws IOException;
  }

  /** One row a unit; with a grouping and no detail, one a group. */
  HttpResponse<?> beds(Format format, BedQuery query, UnitFilter filter) {
    var by = query.by();
    return by == null || query.detail()
        ? unitTable(format, query, filter)
        : groupTable(format, by, filter);
  }

  private HttpResponse<?> unitTable(Format format, BedQuery query, UnitFilter filter) {
    var headers =
        query.forecast()
            ? Stream.concat(ExportRows.UNIT.stream(), ExportRows.FORECAST.stream()).toList()
            : ExportRows.UNIT;
    return answer(
        format,
        "lits",
        headers,
        (table, now) ->
            jdbi.useHandle(
                handle ->
                    units.readInOrder(
                        handle,
                        filter,
                        query.forecast(),
                        unit ->
                            put(
                                table,
                                ExportRows.unit(unit, filter.nature(), query.forecast(), now)))));
  }

  private HttpResponse<?> groupTable(Format format, GroupBy by, UnitFilter filter) {
    return answer(
        format,
        "lits",
        headers("Code", "Groupe"),
        (table, now) -> {
          for (var sum : groups.all(by, filter)) {
            put(table, row(sum.totals(), now, sum.key().id(), sum.key().label()));
          }
        });
  }

  HttpResponse<?> criticalCare(Format format, CriticalCare.Asked asked) {
    return answer(
        format,
        "soins-critiques",
        headers("Région", "Département", "Groupe de disciplines"),
        (table, now) ->
            criticalCare
                .rows(asked)
                .forEach(
                    each ->
                        put(
                            table,
                            row(
                                each.totals(),
                                now,
                                each.region(),
                                each.department(),
                                each.group()))));
  }

  private static List<String> headers(String... first) {
    return Stream.concat(Stream.of(first), ExportRows.TOTALS.stream()).toList();
  }

  private static List<Cell> row(Totals totals, Instant now, String... first) {
    var cells = new ArrayList<Cell>(Stream.of(first).map(Cell::of).toList());
    cells.addAll(ExportRows.totals(totals, now));
    return cells;
  }

  private static void put(TableWriter table, List<Cell> cells) {
    try {
      table.row(cells);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private HttpResponse<?> answer(Format format, String name, List<String> headers, Rows rows) {
    if (!places.tryAcquire()) {
      throw ProblemException.tooMany(
          "Trop d'exports sont en cours ; réessayez dans quelques secondes.", BUSY);
    }
    try {
      var now = clock.instant();
      var file = Files.createTempFile("ror-export-", "." + format.extension);
      try {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
            var table = format.open(out, name, headers)) {
          rows.writeTo(table, now);
        }
        return attached(file, format, name, now);
      } catch (IOException | RuntimeException failed) {
        Files.deleteIfExists(file);
        throw failed;
      }
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    } finally {
      places.release();
    }
  }

  /** The file goes with the stream that reads it. */
  private static HttpResponse<?> attached(Path file, Format format, String name, Instant now)
      throws IOException {
    var length = Files.size(file);
    var stream = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    var day = LocalDate.ofInstant(now, TableWriter.PARIS);
    return HttpResponse.ok(
            new StreamedFile(stream, MediaType.of(format.mediaType), now.toEpochMilli(), length)
                .attach(name + "-" + day + "." + format.extension))
        .header("Cache-Control", "private, no-store");
  }
}
