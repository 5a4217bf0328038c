package fr.rormobile.api.relevance;

import static org.awaitility.Awaitility.await;

import fr.rormobile.api.imports.RealSae;
import fr.rormobile.api.testing.RorServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/**
 * Prints how relevant the search is over the demonstration region, and over the establishments of
 * SAE 2023 where its files are: {@code mvn -q -Prelevance package}.
 */
public final class Relevance {
  private Relevance() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println(region().report());
    try {
      System.out.println("SAE 2023 :");
      System.out.println(sae().report());
    } catch (TestAbortedException without) {
      System.out.println(without.getMessage());
    }
    System.exit(0); // engines keep threads
  }

  /** The judged queries over the demonstration region, asked by its clinician. */
  static Evaluation region() {
    return evaluation("region.judged", RorServer.shared());
  }

  /**
   * The judged queries over the whole country.
   *
   * @throws TestAbortedException that says where the files should be
   */
  static Evaluation sae() throws IOException {
    var files = RealSae.folder();
    try (var server = RorServer.start(Map.of())) {
      RealSae.loadWithCommunes(server, files);
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> number(server, "SELECT count(*) FROM index_document WHERE dirty") == 0);
      return evaluation("sae.judged", server);
    }
  }

  private static long number(RorServer server, String sql) {
    return server.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
  }

  private static Evaluation evaluation(String judged, RorServer server) {
    var truth = new Truth(server.jdbi());
    return Evaluation.of(JudgedFile.resource(judged, truth), truth, server.as("clinicien"));
  }
}
