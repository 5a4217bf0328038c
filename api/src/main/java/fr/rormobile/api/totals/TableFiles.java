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
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Tables to take away. Rows go from the database's cursor to a temporary file, and from it to the
 * caller: memory does not grow with the table, a slow phone holds no connection to the database,
 * and what fails on the way is a problem with its status rather than half a table.
 */
@Singleton
public final class TableFiles {
  private static final int AT_ONCE = 4;
  private static final Duration BUSY = Duration.ofSeconds(5);

  private final Clock clock;
  private final Semaphore places = new Semaphore(AT_ONCE);

  TableFiles(Clock clock) {
    this.clock = clock;
  }

  /** What the table is written as. */
  public enum Format {
    CSV("csv", "text/csv; charset=utf-8"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String extension;
    private final String mediaType;

    Format(String extension, String mediaType) {
      this.extension = extension;
      this.mediaType = mediaType;
    }

    public static Format of(String extension) {
      return extension.equals("xlsx") ? XLSX : CSV;
    }

    public String extension() {
      return extension;
    }

    private TableWriter open(
        OutputStream out, String title, List<String> headers, List<List<Cell>> notes)
        throws IOException {
      return this == XLSX
          ? new XlsxTable(out, title, headers, notes)
          : new CsvTable(out, headers, notes);
    }
  }

  /** Writes the rows. */
  public interface Rows {
    /**
     * @param now the moment of the export: ages are counted from it
     */
    void writeTo(TableWriter table, Instant now) throws IOException;
  }

  /**
   * @param name of the file, without day and extension, and of the sheet
   * @param notes what the table is: above it in a CSV, on a second sheet in a workbook; empty: none
   * @throws ProblemException 429 when too many are being written
   */
  public HttpResponse<?> answer(
      Format format, String name, List<String> headers, List<List<Cell>> notes, Rows rows) {
    if (!places.tryAcquire()) {
      throw ProblemException.tooMany(
          "Trop d'exports sont en cours ; réessayez dans quelques secondes.", BUSY);
    }
    try {
      var now = clock.instant();
      var file = Files.createTempFile("ror-export-", "." + format.extension);
      try {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
            var table = format.open(out, name, headers, notes)) {
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

  /** For those who write rows where no {@link IOException} may be thrown. */
  public static void put(TableWriter table, List<Cell> cells) {
    try {
      table.row(cells);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
