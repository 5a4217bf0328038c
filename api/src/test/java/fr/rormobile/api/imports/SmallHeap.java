package fr.rormobile.api.imports;

import fr.rormobile.api.platform.Database;
import fr.rormobile.api.platform.Idempotency;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Loads a FINESS file of any size in a JVM of its own, whose heap is the caller's choice: {@code
 * java -Xmx512m … SmallHeap JDBC-URL FILE}.
 */
final class SmallHeap {
  private SmallHeap() {}

  public static void main(String[] arguments) {
    var source = new PGSimpleDataSource();
    source.setUrl(arguments[0]);
    source.setUser("postgres");
    var jdbi = Database.on(source);
    var store = new ImportStore(jdbi);
    var clock = Clock.systemUTC();
    var imports = new Imports(jdbi, store, new Idempotency(clock), clock);
    var file = new SourceFile("finess.csv", Path.of(arguments[1]));
    var begun =
        (Imports.Begun)
            imports.begin(ImportFormat.FINESS, List.of(file), Imports.Request.OF_THE_COMMAND_LINE);
    var began = System.nanoTime();
    begun.run(counts -> {});
    var seconds = (System.nanoTime() - began) / 1_000_000_000.0;
    System.out.printf(
        "%s %d MB, %.1f s, peak of the heap %d MB, largest %d MB%n",
        store.find(begun.id()).orElseThrow().counts(),
        file.sizeBytes() / 1_000_000,
        seconds,
        peakBytes() / 1_000_000,
        Runtime.getRuntime().maxMemory() / 1_000_000);
  }

  private static long peakBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  /** Structures and positions as long as the real ones, until the file has this size. */
  static int write(Path file, long bytes) throws IOException {
    var facilities = 0;
    try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(FinessFile.METADATA);
      for (var written = 0L; written < bytes; facilities++) {
        var finess = "01%07d".formatted(facilities);
        var structure = FinessFile.VIRIAT.replace("010000024", finess);
        var position = FinessFile.VIRIAT_POSITION.replace("010000024", finess);
        out.write(structure + "\n" + position + "\n");
        written += structure.length() + position.length() + 2;
      }
    }
    return facilities;
  }
}
