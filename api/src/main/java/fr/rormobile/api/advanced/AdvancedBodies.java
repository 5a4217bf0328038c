package fr.rormobile.api.advanced;

import io.micronaut.json.tree.JsonNode;

/** For those who keep bodies of advanced searches: what is kept can be asked. */
public final class AdvancedBodies {
  private AdvancedBodies() {}

  /**
   * @param path where the body stands in the request, with its dot: {@code body.}
   * @throws fr.rormobile.api.platform.web.ProblemException 400 that names what is wrong by its path
   */
  public static void check(JsonNode body, String path) {
    WhereReader.read(body, path);
  }
}
