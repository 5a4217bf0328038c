package fr.rormobile.api.measuring;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What phones ask while somebody types: the beginnings of names, letter by letter. */
final class SuggestMeasure {
  private static final double PER_SECOND = 50;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration TIME = Duration.ofSeconds(20);

  /** Until the JVM has compiled what it will compile. */
  private static final Duration SETTLING = Duration.ofMinutes(3);

  private static final int MOST_LETTERS = 9;

  private final Phone phone;
  private final Sample sample;
  private final Random random;

  SuggestMeasure(Phone phone, Sample sample, long seed) {
    this.phone = phone;
    this.sample = sample;
    random = new Random(seed);
  }

  void run(Report report) {
    OpenLoop.run(PER_SECOND, WARM_UP, this::suggestion);
    report.add(
        "/suggest à 50/s",
        "p95 ≤ 20 ms",
        Report.latency(OpenLoop.run(PER_SECOND, TIME, this::suggestion)));
    OpenLoop.run(PER_SECOND, SETTLING, this::suggestion);
    report.add(
        "la même chose, trois minutes plus tard",
        "p95 ≤ 20 ms",
        Report.latency(OpenLoop.run(PER_SECOND, TIME, this::suggestion)));
    OpenLoop.run(PER_SECOND, WARM_UP, this::place);
    report.add("/places à 50/s", "–", Report.latency(OpenLoop.run(PER_SECOND, TIME, this::place)));
  }

  private Request suggestion() {
    var path = new StringBuilder("/suggest?q=").append(encoded(typed()));
    if (random.nextBoolean()) {
      var here = one(sample.units()).position();
      path.append("&near=").append(here.lat()).append(',').append(here.lon());
    }
    return sent(path.toString());
  }

  private Request place() {
    return sent("/places?q=" + encoded(beginning(one(sample.units()).commune())));
  }

  private Request sent(String path) {
    var request = phone.get(path);
    return () -> Phone.send(request);
  }

  private String typed() {
    return switch (random.nextInt(4)) {
      case 0 -> beginning(one(sample.people()));
      case 1 -> beginning(one(sample.facilities()));
      case 2 -> beginning(one(sample.units()).commune());
      default -> {
        var unit = one(sample.units());
        yield beginnings(unit.name()) + " " + beginning(unit.commune());
      }
    };
  }

  /** From the first letter on. */
  private String beginning(String name) {
    return name.substring(0, Math.min(name.length(), 1 + random.nextInt(MOST_LETTERS))).strip();
  }

  /** « hop blo » for Hôpital de Blois. */
  private String beginnings(String name) {
    return Stream.of(name.split(" ", -1))
        .filter(word -> word.length() > 3)
        .limit(2)
        .map(word -> word.substring(0, 3))
        .collect(Collectors.joining(" "));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text.isBlank() ? "a" : text.strip(), StandardCharsets.UTF_8);
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
