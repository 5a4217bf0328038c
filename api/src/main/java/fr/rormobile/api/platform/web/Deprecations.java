package fr.rormobile.api.platform.web;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Which operations of the contract are going away, and when: {@code deprecated: true} with {@code
 * x-deprecated} (since when) and {@code x-sunset} (served until), both days, midnight UTC.
 */
@Singleton
class Deprecations {
  private static final String MARK = "deprecated: true";
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
  private static final int LARGEST_CONTRACT = 4 * 1024 * 1024;

  /**
   * @param deprecation as RFC 9745 writes it
   * @param sunset as RFC 8594 writes it
   */
  record Ending(String deprecation, String sunset) {}

  private final Map<String, Ending> endings;

  Deprecations(@Value("${ror.contract:openapi.yaml}") String resource) {
    endings = read(Resources.text(resource));
  }

  /**
   * @param path with its variables, as {@code /units/{id}}
   */
  Optional<Ending> of(String method, String path) {
    return Optional.ofNullable(endings.get(method + " " + path));
  }

  boolean none() {
    return endings.isEmpty();
  }

  private static Map<String, Ending> read(String contract) {
    if (!contract.contains(MARK)) {
      return Map.of(); // the contract is long, and reading it delays the start
    }
    var options = new LoaderOptions();
    options.setCodePointLimit(LARGEST_CONTRACT);
    Map<String, Map<String, Map<String, Map<String, Object>>>> root =
        new Yaml(new SafeConstructor(options)).load(contract);
    var found = new HashMap<String, Ending>();
    for (var path : root.getOrDefault("paths", Map.of()).entrySet()) {
      for (var operation : path.getValue().entrySet()) {
        if (Boolean.TRUE.equals(operation.getValue().get("deprecated"))) {
          found.put(
              operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
              ending(operation.getValue()));
        }
      }
    }
    return Map.copyOf(found);
  }

  private static Ending ending(Map<String, Object> operation) {
    var since = day(operation, "x-deprecated");
    var until = day(operation, "x-sunset");
    return new Ending(
        "@" + since.getEpochSecond(), HTTP_DATE.format(until.atOffset(ZoneOffset.UTC)));
  }

  private static Instant day(Map<String, Object> operation, String key) {
    return LocalDate.parse(String.valueOf(operation.get(key)))
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }
}
