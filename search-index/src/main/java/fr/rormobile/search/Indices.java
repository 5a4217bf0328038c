package fr.rormobile.search;

import static fr.rormobile.search.Json.obj;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, names, swaps and removes the indices behind the alias. */
final class Indices {
  private static final Logger LOG = LoggerFactory.getLogger(Indices.class);

  private static final Pattern NAME = Pattern.compile(Fields.ALIAS + "-v(\\d+)-.+");
  private static final String ALL_NAMES = Fields.ALIAS + "-v*";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int NOT_FOUND = 404;

  private final Wire wire;
  private final Clock clock;

  /** An index behind the alias. */
  record Live(String name, int schemaVersion) {}

  Indices(Wire wire, Clock clock) {
    this.wire = wire;
    this.clock = clock;
  }

  Optional<Live> live() {
    var answer = wire.read("GET", "/_alias/" + Fields.ALIAS, Map.of(), null);
    if (answer.status() == NOT_FOUND) {
      return Optional.empty();
    }
    expectOk(answer, "reading the alias");
    return answer.body().properties().stream()
        .map(index -> new Live(index.getKey(), versionIn(index.getKey())))
        .findFirst();
  }

  /** 0 for an index that we did not name. */
  private static int versionIn(String name) {
    var matcher = NAME.matcher(name);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /**
   * Two processes may do this at once: the cluster refuses the second index, since an alias has at
   * most one write index, and the second process finds the first one's.
   *
   * @return the name of the index that was made, or empty when another process was faster
   */
  Optional<String> createLive() {
    var name = newName();
    var writable = obj("is_write_index", true);
    var body =
        Schema.index(
            Schema.REFRESH_INTERVAL, obj(Fields.ALIAS, writable, Fields.WRITE_ALIAS, writable));
    var answer = wire.write("PUT", "/" + name, Map.of(), Json.bytes(body));
    if (answer.ok()) {
      LOG.info("created index {}", name);
      return Optional.of(name);
    }
    if (live().isPresent()) {
      return Optional.empty();
    }
    throw refused(answer, "creating " + name);
  }

  /** An index that no search sees and nothing refreshes, written through {@link #buildAlias}. */
  String createHidden() {
    var name = newName();
    var body = Schema.index("-1", obj(buildAlias(name), obj()));
    expectOk(wire.write("PUT", "/" + name, Map.of(), Json.bytes(body)), "creating " + name);
    return name;
  }

  /** Writes require an alias, so that one to a vanished index cannot bring it back unmapped. */
  static String buildAlias(String index) {
    return "build-" + index;
  }

  /** Searches see {@code name} from one moment to the next; gives back what they saw before. */
  Optional<Live> publish(String name) {
    refresh(name);
    var settings = obj("index", obj("refresh_interval", Schema.REFRESH_INTERVAL));
    expectOk(
        wire.write("PUT", "/" + name + "/_settings", Map.of(), Json.bytes(settings)),
        "opening " + name);
    var before = live().filter(live -> !live.name().equals(name));
    List<Object> actions = new ArrayList<>();
    before.ifPresent(
        old -> actions.add(obj("remove", obj("index", old.name(), "aliases", aliasesOf(old)))));
    for (var alias : List.of(Fields.ALIAS, Fields.WRITE_ALIAS)) {
      actions.add(obj("add", obj("index", name, "alias", alias, "is_write_index", true)));
    }
    var body = Json.bytes(obj("actions", actions));
    expectOk(wire.write("POST", "/_aliases", Map.of(), body), "publishing " + name);
    LOG.info("published index {}, before it {}", name, before.map(Live::name).orElse("none"));
    mergeSegments(name);
    return before;
  }

  /**
   * A search asks each segment by itself: an index in one piece answers in two thirds of the time.
   * OpenSearch does it behind everybody's back; an index that stays in pieces is only slower.
   */
  private void mergeSegments(String name) {
    var parameters = Map.of("max_num_segments", "1", "wait_for_completion", "false");
    try {
      var answer = wire.write("POST", "/" + name + "/_forcemerge", parameters, null);
      if (!answer.ok()) {
        LOG.warn("index {} stays in pieces: {}", name, answer.reason());
      }
    } catch (SearchUnavailable away) {
      LOG.warn("index {} stays in pieces: {}", name, away.getMessage());
    }
  }

  /** Read, since a wildcard in a removal silently removes nothing. */
  private List<String> aliasesOf(Live old) {
    var answer = wire.read("GET", "/" + old.name() + "/_alias", Map.of(), null);
    expectOk(answer, "reading the aliases of " + old.name());
    return answer
        .body()
        .path(old.name())
        .path("aliases")
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(alias -> !alias.equals(buildAlias(old.name())))
        .toList();
  }

  /** All but the live one, the one before it, and any younger than the live one. */
  void removeOlderThan(String published, String before) {
    var answer =
        wire.read(
            "GET", "/_cat/indices/" + ALL_NAMES, Map.of("format", "json", "h", "index"), null);
    expectOk(answer, "listing the indices");
    for (var row : answer.body()) {
      var name = row.path("index").asText();
      boolean kept = name.equals(published) || name.equals(before);
      if (!kept && stampOf(name).compareTo(stampOf(published)) < 0) {
        remove(name);
      }
    }
  }

  private static String stampOf(String name) {
    return name.substring(name.indexOf('-', Fields.ALIAS.length() + 1) + 1);
  }

  void remove(String name) {
    var answer = wire.write("DELETE", "/" + name, Map.of(), null);
    if (answer.status() != NOT_FOUND) {
      expectOk(answer, "removing " + name);
      LOG.info("removed index {}", name);
    }
  }

  void refresh(String name) {
    expectOk(wire.write("POST", "/" + name + "/_refresh", Map.of(), null), "refreshing " + name);
  }

  /** The shard of a new index takes a moment to start; until then a search fails. */
  void awaitSearchable(String name) {
    var parameters = Map.of("wait_for_status", "yellow", "timeout", "20s");
    var answer = wire.write("GET", "/_cluster/health/" + name, parameters, null);
    expectOk(answer, "waiting for " + name);
  }

  private String newName() {
    var random = UUID.randomUUID().toString().substring(0, 8);
    return Fields.ALIAS
        + "-v"
        + Fields.VERSION
        + "-"
        + STAMP.format(clock.instant())
        + "-"
        + random;
  }

  private static void expectOk(Wire.Answer answer, String doing) {
    if (!answer.ok()) {
      throw refused(answer, doing);
    }
  }

  static SearchUnavailable refused(Wire.Answer answer, String doing) {
    return new SearchUnavailable(
        doing + " was answered " + answer.status() + ", " + answer.reason(), null);
  }
}
