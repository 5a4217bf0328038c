package fr.rormobile.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.rormobile.search.WriteResult.Failure;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends operations with their external versions and sends again what OpenSearch was too busy for.
 */
final class BulkWriter {
  private static final Logger LOG = LoggerFactory.getLogger(BulkWriter.class);

  /** Bounds both the bytes in flight and what a refusal costs. A full unit is about 3 KB. */
  static final int LARGEST_BULK = 1_000;

  static final int ATTEMPTS = 8;
  static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private static final int CONFLICT = 409;
  private static final int BUSY = 429;

  private final Wire wire;
  private final Pause pause;

  /** How to wait between two attempts. */
  @FunctionalInterface
  interface Pause {
    void last(Duration duration) throws InterruptedException;
  }

  BulkWriter(Wire wire, Pause pause) {
    this.wire = wire;
    this.pause = pause;
  }

  /**
   * @param alias must exist, and is never made into an index by a write
   */
  WriteResult write(String alias, List<? extends IndexOperation> operations) {
    var tally = new Tally();
    for (int from = 0; from < operations.size(); from += LARGEST_BULK) {
      int to = Math.min(from + LARGEST_BULK, operations.size());
      writeSlice(alias, operations.subList(from, to), tally);
    }
    return new WriteResult(tally.applied, tally.superseded, tally.failed);
  }

  private static final class Tally {
    private int applied;
    private int superseded;
    private final List<Failure> failed = new ArrayList<>();
  }

  private void writeSlice(String alias, List<? extends IndexOperation> slice, Tally tally) {
    List<? extends IndexOperation> rest = slice;
    var wait = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      rest = send(alias, rest, tally, attempt == ATTEMPTS);
      if (rest.isEmpty()) {
        return;
      }
      pauseFor(wait);
      wait =
          wait.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? wait.multipliedBy(2) : LONGEST_PAUSE;
    }
  }

  /** Gives back what is worth sending again. */
  private List<IndexOperation> send(
      String alias, List<? extends IndexOperation> operations, Tally tally, boolean last) {
    var answer = wire.bulk(Map.of("require_alias", "true"), lines(alias, operations));
    List<IndexOperation> again = new ArrayList<>();
    if (answer.ok()) {
      var items = answer.body().path("items");
      for (int i = 0; i < operations.size(); i++) {
        var item = items.path(i).path("index");
        settle(operations.get(i), item.path("status").asInt(), item, tally, again, last);
      }
    } else {
      for (var operation : operations) {
        settle(operation, answer.status(), answer.body(), tally, again, last);
      }
    }
    if (last && !tally.failed.isEmpty()) {
      LOG.warn("the index stayed too busy over {} attempts", ATTEMPTS);
    }
    return again;
  }

  private static void settle(
      IndexOperation operation,
      int status,
      JsonNode answer,
      Tally tally,
      List<IndexOperation> again,
      boolean last) {
    if (status == CONFLICT) {
      tally.superseded++;
    } else if (status >= 200 && status < 300) {
      tally.applied++;
    } else if (status == BUSY && !last) {
      again.add(operation);
    } else {
      var reason = new Wire.Answer(status, answer).reason();
      tally.failed.add(new Failure(operation.key(), operation.version(), status, reason));
    }
  }

  private static byte[] lines(String alias, List<? extends IndexOperation> operations) {
    var out = new ByteArrayOutputStream(operations.size() * 2_048);
    for (var operation : operations) {
      var action = JsonNodeFactory.instance.objectNode();
      action
          .putObject("index")
          .put("_index", alias)
          .put("_id", operation.key().asText())
          .put("version", operation.version())
          .put("version_type", "external");
      out.writeBytes(Json.bytes(action));
      out.write('\n');
      out.writeBytes(Json.bytes(DocumentJson.write(operation)));
      out.write('\n');
    }
    return out.toByteArray();
  }

  private void pauseFor(Duration duration) {
    try {
      pause.last(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SearchUnavailable("interrupted while the index was too busy", e);
    }
  }
}
