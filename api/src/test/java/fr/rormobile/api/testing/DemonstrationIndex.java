package fr.rormobile.api.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The demonstration region's index in the shared OpenSearch: kept as it was just built, and copied
 * for whoever starts on a copy of the database, since building it takes longer than all the rest of
 * a start.
 */
final class DemonstrationIndex {
  private static final String ALIAS = "offer";
  private static final String KEPT = "demonstration";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final AtomicInteger COPIES = new AtomicInteger();

  private DemonstrationIndex() {}

  /** Of the one that searches see now. */
  static void keep() {
    var live = live();
    block(live, true);
    copy(live, KEPT);
    block(KEPT, true);
    block(live, false);
  }

  /**
   * Searches see a new copy from now on.
   *
   * @return its name
   */
  static String publishCopy() {
    var live = live();
    // As old as the live one: the next rebuild removes it.
    var copy = live.substring(0, live.lastIndexOf('-')) + "-copy" + COPIES.incrementAndGet();
    copy(KEPT, copy);
    List<Object> actions = new ArrayList<>();
    for (var alias : aliases(live)) {
      var added = Map.of("index", copy, "alias", alias, "is_write_index", true);
      actions.add(Map.of("add", added));
    }
    actions.add(Map.of("remove_index", Map.of("index", live)));
    call("POST", "/_aliases", Map.of("actions", actions));
    return copy;
  }

  private static void copy(String index, String copy) {
    // A copy is as closed to writes as what it is a copy of.
    var writable = new HashMap<String, Object>();
    writable.put("index.blocks.write", null);
    call("PUT", "/" + index + "/_clone/" + copy, Map.of("settings", writable));
  }

  private static void block(String index, boolean blocked) {
    call("PUT", "/" + index + "/_settings", Map.of("index.blocks.write", blocked));
  }

  private static String live() {
    return call("GET", "/_alias/" + ALIAS, Map.of()).fieldNames().next();
  }

  private static List<String> aliases(String index) {
    return call("GET", "/" + index + "/_alias", Map.of())
        .path(index)
        .path("aliases")
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(alias -> !alias.startsWith("build-"))
        .toList();
  }

  private static JsonNode call(String method, String path, Map<String, ?> body) {
    try {
      var publisher =
          body.isEmpty()
              ? BodyPublishers.noBody()
              : BodyPublishers.ofString(JSON.writeValueAsString(body));
      var request =
          HttpRequest.newBuilder(Engines.openSearch().resolve(path))
              .method(method, publisher)
              .header("Content-Type", "application/json")
              .build();
      var answer = CLIENT.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(method + " " + path + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
