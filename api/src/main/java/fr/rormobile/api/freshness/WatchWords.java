package fr.rormobile.api.freshness;

import fr.rormobile.api.freshness.BedChase.Figure;
import fr.rormobile.api.freshness.FeedWatch.Feed;
import fr.rormobile.api.freshness.WatchStore.Place;
import fr.rormobile.api.territory.TimeZones;
import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.Fact;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people are told of figures that are due or overdue, and of silent feeds. */
@Singleton
class WatchWords {
  static final String DUE = "BEDS_DUE";
  static final String OVERDUE = "BEDS_OVERDUE";
  static final String SILENT = "FEED_SILENT";
  static final String HEARD = "FEED_HEARD";

  private static final Duration LIFE = Duration.ofHours(12);
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_LABEL = 80;
  private static final int LONGEST_FACT = 500;
  private static final int MOST_FACTS = 25;
  private static final int NAMED_IN_SUMMARY = 3;

  private final @Nullable String publicUrl;

  WatchWords(@Value("${ror.public-url:}") @Nullable String publicUrl) {
    this.publicUrl = publicUrl == null || publicUrl.isBlank() ? null : publicUrl.strip();
  }

  /**
   * @param figures at least one, by due time
   */
  Alert due(Place place, List<Figure> figures, Instant now) {
    var first = figures.getFirst().dueAt();
    var paragraphs = new ArrayList<String>();
    reason(figures, paragraphs);
    paragraphs.add(
        "Si rien n'a changé, confirmez les chiffres tels quels : c'est leur heure qui compte.");
    var left = Duration.between(now, figures.getLast().dueAt());
    var life = left.compareTo(Duration.ofHours(1)) < 0 ? Duration.ofHours(1) : left;
    return beds(
        place,
        DUE,
        "Lits à mettre à jour " + before(first, now, place.zone()),
        figures,
        figure -> when(figure, now, place.zone()),
        paragraphs,
        now,
        life);
  }

  /**
   * @param figures at least one, by due time
   * @param abandoned further units of the facility that are not told of any more
   */
  Alert overdue(Place place, List<Figure> figures, long abandoned, Instant now) {
    var paragraphs = new ArrayList<String>();
    reason(figures, paragraphs);
    paragraphs.add(
        figures.stream().anyMatch(figure -> figure.remindedAt() != null)
            ? "La gestion des lits de l'établissement a déjà été prévenue."
            : "Aucun compte de gestion des lits n'a pu être prévenu pour cet établissement.");
    if (abandoned > 0) {
      paragraphs.add(
          units(abandoned)
              + " de plus en retard depuis plus de "
              + BedChase.ABANDONED_AFTER.toDays()
              + " jours : aucun message n'est plus envoyé pour "
              + (abandoned == 1 ? "elle." : "elles."));
    }
    paragraphs.add(
        "Le prochain message sur ces lits viendra au plus tôt dans un jour, si le retard dure.");
    return beds(
        place,
        OVERDUE,
        "Lits non mis à jour",
        figures,
        figure -> when(figure, now, place.zone()),
        paragraphs,
        now,
        LIFE);
  }

  /**
   * @param places of the feed, may be empty
   */
  Alert silent(Feed feed, List<Place> places, Instant now) {
    var zone = zone(places);
    return feed(
        feed,
        places,
        SILENT,
        "Flux de lits silencieux : " + feed.name(),
        "Rien reçu depuis "
            + FrenchTime.moment(feed.lastReceivedAt(), now, zone)
            + " ; un envoi est attendu "
            + FrenchTime.every(feed.expectedEvery())
            + ".",
        now);
  }

  /**
   * @param places of the feed, may be empty
   */
  Alert heard(Feed feed, List<Place> places, Instant now) {
    return feed(
        feed,
        places,
        HEARD,
        "Flux de lits de nouveau reçu : " + feed.name(),
        "Un envoi est arrivé " + FrenchTime.at(feed.lastReceivedAt(), now, zone(places)) + ".",
        now);
  }

  private Alert beds(
      Place place,
      String kind,
      String what,
      List<Figure> figures,
      Function<Figure, String> when,
      List<String> paragraphs,
      Instant now,
      Duration life) {
    var facts = new ArrayList<Fact>();
    for (var figure : figures.subList(0, Math.min(MOST_FACTS, figures.size()))) {
      var age = FrenchTime.at(figure.validAt(), now, place.zone());
      facts.add(
          new Fact(
              cut(figure.unitName(), LONGEST_LABEL),
              cut(when.apply(figure) + " (derniers chiffres " + age + ")", LONGEST_FACT)));
    }
    if (figures.size() > MOST_FACTS) {
      paragraphs.addFirst("Et " + others(figures.size() - MOST_FACTS) + ".");
    }
    var subject = figures.size() == 1 ? figures.getFirst().unitName() : units(figures.size());
    return new Alert(
        UUID.randomUUID(),
        kind,
        "beds:" + place.finess(),
        cut(what + " : " + subject + ", " + place.name(), LONGEST_TITLE),
        cut(summary(figures, when), Alert.LONGEST_SUMMARY),
        paragraphs,
        facts,
        publicUrl == null ? null : publicUrl + "/facilities/" + place.finess(),
        false,
        now,
        place.zone(),
        life);
  }

  private Alert feed(
      Feed feed, List<Place> places, String kind, String title, String summary, Instant now) {
    var zone = zone(places);
    var facts = new ArrayList<Fact>();
    if (!places.isEmpty()) {
      var names =
          places.stream()
              .map(place -> place.name() + " (FINESS " + place.finess() + ")")
              .collect(Collectors.joining(", "));
      facts.add(
          new Fact(
              places.size() == 1 ? "Établissement" : "Établissements", cut(names, LONGEST_FACT)));
    }
    facts.add(new Fact("Dernier envoi", FrenchTime.moment(feed.lastReceivedAt(), now, zone)));
    facts.add(new Fact("Rythme attendu", FrenchTime.every(feed.expectedEvery())));
    if (feed.toldSilentAt() != null) {
      facts.add(new Fact("Silence signalé", FrenchTime.at(feed.toldSilentAt(), now, zone)));
    }
    return new Alert(
        UUID.randomUUID(),
        kind,
        "feed:" + feed.account(),
        cut(title, LONGEST_TITLE),
        cut(summary, Alert.LONGEST_SUMMARY),
        List.of(),
        facts,
        null,
        false,
        now,
        zone,
        LIFE);
  }

  /** Why they are due that often, where it is not the usual. */
  private static void reason(List<Figure> figures, List<String> paragraphs) {
    var level = figures.stream().mapToInt(Figure::level).max().orElse(0);
    if (level == 0) {
      return;
    }
    var rhythm =
        figures.stream()
            .filter(figure -> figure.level() == level)
            .map(Figure::rhythm)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    paragraphs.add(
        (level == 1 ? "Une tension est ouverte" : "Un plan blanc est ouvert")
            + " : les chiffres sont attendus "
            + FrenchTime.every(rhythm)
            + ".");
  }

  private static String before(Instant due, Instant now, ZoneId zone) {
    return due.isAfter(now) ? "avant " + FrenchTime.moment(due, now, zone) : "dès maintenant";
  }

  private static String when(Figure figure, Instant now, ZoneId zone) {
    var due = figure.dueAt();
    return (due.isAfter(now) ? "avant " : "en retard depuis ") + FrenchTime.moment(due, now, zone);
  }

  private static String summary(List<Figure> figures, Function<Figure, String> when) {
    var named =
        figures.stream()
            .limit(NAMED_IN_SUMMARY)
            .map(figure -> figure.unitName() + " " + when.apply(figure))
            .collect(Collectors.joining(", "));
    var more = figures.size() - NAMED_IN_SUMMARY;
    return named + (more > 0 ? " et " + others(more) : "") + ".";
  }

  private static String units(long number) {
    return number == 1 ? "1 unité" : number + " unités";
  }

  private static String others(int number) {
    return number == 1 ? "1 autre unité" : number + " autres unités";
  }

  private static ZoneId zone(List<Place> places) {
    return places.isEmpty() ? TimeZones.ofDepartment(null) : places.getFirst().zone();
  }

  /** One line, whatever was typed; cut with an ellipsis. */
  private static String cut(String text, int longest) {
    var line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ").strip();
    return line.length() <= longest ? line : line.substring(0, longest - 1).strip() + "…";
  }
}
