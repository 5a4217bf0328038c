package fr.rormobile.api.relevance;

import fr.rormobile.api.testing.RorServer;

/**
 * Prints how relevant the search is: {@code mvn -q -Prelevance package}. The demonstration region
 * always; SAE 2023 where its files are.
 */
public final class Relevance {
  private Relevance() {}

  public static void main(String[] arguments) {
    System.out.println(region().report());
    SaeRelevance.evaluate().ifPresent(sae -> System.out.println(sae.report()));
    System.exit(0); // engines keep threads
  }

  /** The judged queries over the demonstration region, asked by its clinician. */
  static Evaluation region() {
    var server = RorServer.shared();
    var truth = new Truth(server.jdbi());
    return Evaluation.of(
        JudgedFile.resource("region.judged", truth), truth, server.as("clinicien"));
  }
}
