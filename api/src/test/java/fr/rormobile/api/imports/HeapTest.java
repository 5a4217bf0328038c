package fr.rormobile.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.testing.Engines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file is never in memory: one of 6 MB loads in a heap of 40 MB, where the objects of its lines
 * would not fit. The whole proof, 60 MB in 512 MB, is the same with {@code
 * -Dror.imports.megabytes=60 -Dror.imports.heap=512m}.
 */
class HeapTest {
  @Test
  void aLargeFileLoadsInASmallHeap(@TempDir Path folder) throws Exception {
    var megabytes = Integer.getInteger("ror.imports.megabytes", 6);
    var heap = System.getProperty("ror.imports.heap", "40m");
    var file = folder.resolve("finess.csv");
    var facilities = SmallHeap.write(file, megabytes * 1_000_000L);
    var database = Engines.freshDataSource();

    var said = run(heap, database.getUrl(), file);

    System.out.println("HeapTest: " + said);
    assertThat(said).contains(new Counts(facilities, facilities, 0, 0).toString());
    int loaded =
        Jdbi.create(database)
            .withHandle(
                h -> h.createQuery("SELECT count(*) FROM facility").mapTo(Integer.class).one());
    assertThat(loaded).isEqualTo(facilities);
  }

  private static String run(String heap, String url, Path file)
      throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName(),
                url,
                file.toString())
            .redirectErrorStream(true)
            .start();
    try (var out = process.getInputStream()) {
      var said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      return said;
    } finally {
      process.destroyForcibly();
    }
  }
}
