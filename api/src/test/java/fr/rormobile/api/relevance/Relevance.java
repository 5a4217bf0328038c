package fr.rormobile.api.relevance;

import fr.rormobile.api.testing.RorServer;

/**
 * Prints how relevant the search is over the demonstration region: {@code mvn -q -Prelevance
 * package}.
 */
public final class Relevance {
  private Relevance() {}

  public static void main(String[] arguments) {
    System.out.println(region().report());
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
