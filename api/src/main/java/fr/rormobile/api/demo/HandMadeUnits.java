package fr.rormobile.api.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One unit of the hand-made region, from the notation that {@code demonstration/README.md}
 * explains.
 */
final class HandMadeUnits {
  private static final Pattern CONTACT =
      Pattern.compile("([A-Z_]+) ([^(!]+?)(?: \\((.+)\\))?(?: !([A-Z_]+))?");
  private static final Pattern HOURS =
      Pattern.compile("(\\d)(?:-(\\d))?((?: [\\d:]{5}-[\\d:]{5})+)");
  private static final Map<String, String> HORIZONS =
      Map.of("h1", "02", "h24", "03", "h48", "04", "d7", "05");

  private final Clock clock;

  HandMadeUnits(Clock clock) {
    this.clock = clock;
  }

  Rows.Unit unit(YamlNode node, String facility, @Nullable String pole, String timeZone) {
    var open = node.texts("open");
    return new Rows.Unit(
        "ue-" + facility + "-" + node.text("key"),
        facility,
        pole,
        node.text("name"),
        node.find("field").orElse("01"),
        node.text("mode"),
        node.text("activity"),
        node.orNull("expertise"),
        node.orNull("offer"),
        age(node, 0),
        age(node, 1),
        node.yes("confidential"),
        open.equals(List.of("always")),
        timeZone,
        zone(node),
        codes(node),
        contacts(node),
        open.equals(List.of("always")) ? List.of() : open.stream().flatMap(this::hours).toList(),
        exceptions(node),
        closures(node),
        node.node("beds").map(this::capacities).orElse(List.of()));
  }

  /** The code under which the hospital's own bed system knows it. */
  private static @Nullable String zone(YamlNode node) {
    return node.node("beds").isPresent() ? "Z-" + node.text("key").toUpperCase(Locale.ROOT) : null;
  }

  private static @Nullable Integer age(YamlNode node, int bound) {
    var ages = node.texts("ages");
    return ages.isEmpty() || ages.get(bound).equals("null")
        ? null
        : Integer.valueOf(ages.get(bound));
  }

  private static List<Rows.Code> codes(YamlNode node) {
    var codes = new ArrayList<Rows.Code>();
    node.texts("also").forEach(code -> codes.add(Rows.Code.of("J17", code)));
    node.texts("acts").forEach(code -> codes.add(Rows.Code.of("J16", code)));
    node.texts("specialities").forEach(code -> codes.add(Rows.Code.of("J35", code)));
    node.texts("patients").forEach(code -> codes.add(Rows.Code.of("J29", code)));
    for (var equipment : node.texts("equipment")) {
      var words = equipment.split(" ", 3);
      codes.add(
          words.length == 1
              ? Rows.Code.of("J18", words[0])
              : new Rows.Code("J18", words[0], words[1], words[2]));
    }
    return codes;
  }

  static List<Rows.Contact> contacts(YamlNode node) {
    return node.texts("contacts").stream().map(HandMadeUnits::contact).toList();
  }

  private static Rows.Contact contact(String text) {
    var parts = CONTACT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalStateException("not a contact: " + text);
    }
    var kind = parts.group(1);
    var value = kind.equals("MSSANTE") ? parts.group(2) : parts.group(2).replace(" ", "");
    var level = parts.group(4) == null ? "PUBLIC" : parts.group(4);
    return new Rows.Contact(kind, value, parts.group(3), level);
  }

  private Stream<Rows.Hours> hours(String text) {
    var parts = HOURS.matcher(text);
    if (!parts.matches()) {
      throw new IllegalStateException("not opening hours: " + text);
    }
    int first = Integer.parseInt(parts.group(1));
    int last = parts.group(2) == null ? first : Integer.parseInt(parts.group(2));
    var spans = parts.group(3).strip().split(" ", -1);
    return IntStream.rangeClosed(first, last)
        .boxed()
        .flatMap(
            day ->
                Stream.of(spans)
                    .map(span -> span.split("-", 2))
                    .map(span -> new Rows.Hours(day, span[0], span[1])));
  }

  private List<Rows.HoursException> exceptions(YamlNode node) {
    return node.nodes("exceptions").stream()
        .map(
            e ->
                new Rows.HoursException(
                    day(e.number("from", 0)),
                    day(e.number("to", 0)),
                    e.orNull("opens"),
                    e.orNull("closes"),
                    e.orNull("reason")))
        .toList();
  }

  private List<Rows.Closure> closures(YamlNode node) {
    return node.nodes("closures").stream()
        .map(
            c ->
                new Rows.Closure(
                    c.number("beds", 1),
                    day(c.number("from", 0)),
                    c.find("to").map(to -> day(Integer.parseInt(to))).orElse(null),
                    c.orNull("reason")))
        .toList();
  }

  private LocalDate day(int fromToday) {
    return LocalDate.ofInstant(clock.instant(), clock.getZone()).plusDays(fromToday);
  }

  private List<Rows.Capacity> capacities(YamlNode beds) {
    var at = clock.instant().minus(Duration.parse(beds.text("age")));
    var lines = new CapacityLines(beds.yes("places") ? "02" : "01", beds.text("source"), at);
    lines.add("01", beds.number("installed", 0));
    beds.node("available").ifPresent(node -> available(node, lines));
    beds.find("occupied").ifPresent(n -> lines.add("03", Integer.parseInt(n)));
    beds.find("reserved").ifPresent(n -> lines.add("04", Integer.parseInt(n)));
    beds.find("closed")
        .ifPresent(n -> lines.closed(Integer.parseInt(n), beds.find("closing").orElse("03")));
    beds.find("additional")
        .ifPresent(
            n ->
                lines.additional(
                    Integer.parseInt(n),
                    beds.text("additionalType"),
                    beds.find("crisis").orElse("")));
    beds.node("forecast")
        .ifPresent(
            node ->
                node.entries()
                    .forEach(
                        e -> lines.forecast(horizon(e.getKey()), Integer.parseInt(e.getValue()))));
    return lines.all();
  }

  private static void available(YamlNode node, CapacityLines lines) {
    for (var entry : node.entries()) {
      var gender =
          switch (entry.getKey()) {
            case "female" -> "01";
            case "male" -> "02";
            case "any" -> "04";
            default -> throw new IllegalStateException("no gender " + entry.getKey());
          };
      lines.available(gender, Integer.parseInt(entry.getValue()));
    }
  }

  private static String horizon(String name) {
    var horizon = HORIZONS.get(name);
    if (horizon == null) {
      throw new IllegalStateException("no horizon " + name);
    }
    return horizon;
  }

  /** The lines of one unit, all said at the same time by the same source. */
  static final class CapacityLines {
    private final String nature;
    private final String source;
    private final Instant at;
    private final List<Rows.Capacity> lines = new ArrayList<>();

    CapacityLines(String nature, String source, Instant at) {
      this.nature = nature;
      this.source = source;
      this.at = at;
    }

    void add(String status, int count) {
      line(status, "01", "", "", "", "", count);
    }

    void available(String gender, int count) {
      line("02", "01", gender, "", "", "", count);
    }

    void forecast(String horizon, int count) {
      line("02", horizon, "04", "", "", "", count);
    }

    void closed(int count, String type) {
      line("05", "01", "", type, "", "", count);
    }

    void additional(int count, String type, String crisis) {
      line("06", "01", "", "", type, crisis, count);
    }

    private void line(
        String status,
        String horizon,
        String gender,
        String closing,
        String additional,
        String crisis,
        int count) {
      lines.add(
          new Rows.Capacity(
              nature, status, horizon, gender, closing, additional, crisis, count, source, at));
    }

    List<Rows.Capacity> all() {
      return List.copyOf(lines);
    }
  }
}
