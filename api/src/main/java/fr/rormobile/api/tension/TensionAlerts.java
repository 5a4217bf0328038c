package fr.rormobile.api.tension;

import fr.rormobile.api.tension.TensionWire.Event;
import fr.rormobile.api.tension.TensionWire.Sheet;
import fr.rormobile.api.territory.TimeZones;
import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.Fact;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the crisis cells are told of a tension: the words, and nothing but the words. */
@Singleton
class TensionAlerts {
  static final String DECLARED = "TENSION_DECLARED";

  /** A declaration is news for a night and a morning; after that the board is read, not a push. */
  private static final Duration LIFE = Duration.ofHours(12);

  static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy 'à' HH 'h' mm", Locale.FRANCE);

  static final int LONGEST_TITLE = 120;
  private static final int LONGEST_FACT = 500;

  private final @Nullable String publicUrl;

  TensionAlerts(@Value("${ror.public-url:}") @Nullable String publicUrl) {
    this.publicUrl = publicUrl == null || publicUrl.isBlank() ? null : publicUrl.strip();
  }

  Alert declared(UUID id, Sheet tension, Instant now) {
    var facts = facts(tension);
    facts.add(fact("Déclarée par", tension.declaredBy()));
    if (tension.request() != null) {
      facts.add(fact("Demandée par", tension.request().askedBy()));
    }
    return alert(
        id,
        DECLARED,
        "Tension déclarée – " + tension.facility().name(),
        summary(tension),
        paragraphs(tension),
        facts,
        tension,
        now);
  }

  /**
   * Of what happened after the declaration; same topic, so that mails make one thread.
   *
   * @param paragraphs as people typed them
   */
  Alert later(
      UUID id,
      String kind,
      String title,
      String summary,
      List<String> paragraphs,
      Sheet tension,
      Event event,
      Instant now) {
    var facts = facts(tension);
    facts.add(fact("Fait", MOMENT.format(event.at().atZone(zone(tension)))));
    facts.add(fact("Par", event.author()));
    return alert(
        id,
        kind,
        title,
        summary,
        paragraphs.stream().map(TensionAlerts::block).toList(),
        facts,
        tension,
        now);
  }

  /** Of the tension itself, as a reminder. */
  Alert plain(
      UUID id,
      String kind,
      String title,
      String summary,
      List<String> paragraphs,
      Sheet tension,
      Instant now) {
    return alert(
        id,
        kind,
        title + " – " + tension.facility().name(),
        summary,
        paragraphs,
        facts(tension),
        tension,
        now);
  }

  private static ZoneId zone(Sheet tension) {
    return TimeZones.ofDepartment(
        tension.department() == null ? null : tension.department().code());
  }

  private static List<Fact> facts(Sheet tension) {
    var zone = zone(tension);
    var facts = new ArrayList<Fact>();
    facts.add(
        fact(
            "Établissement",
            tension.facility().name() + " (FINESS " + tension.facility().finess() + ")"));
    if (tension.department() != null) {
      facts.add(
          fact("Département", tension.department().code() + " – " + tension.department().label()));
    }
    facts.add(fact("Groupe de disciplines", tension.disciplineGroup().label()));
    facts.add(fact("Plan", tension.plan().label() + " (niveau " + tension.level() + ")"));
    facts.add(fact("Début", MOMENT.format(tension.startedAt().atZone(zone))));
    if (tension.expectedEndAt() != null) {
      facts.add(fact("Fin prévue", MOMENT.format(tension.expectedEndAt().atZone(zone))));
    }
    if (tension.reason() != null) {
      facts.add(fact("Motif", tension.reason()));
    }
    return facts;
  }

  private Alert alert(
      UUID id,
      String kind,
      String title,
      String summary,
      List<String> paragraphs,
      List<Fact> facts,
      Sheet tension,
      Instant raisedAt) {
    return new Alert(
        id,
        kind,
        tension.id(),
        cut(title, LONGEST_TITLE),
        cut(summary, Alert.LONGEST_SUMMARY),
        paragraphs,
        facts,
        publicUrl == null ? null : publicUrl + "/tensions/" + tension.id(),
        tension.drill(),
        raisedAt,
        zone(tension),
        LIFE);
  }

  private static String summary(Sheet tension) {
    var actions = tension.events().stream().filter(event -> event.action() != null).count();
    var taken =
        switch ((int) actions) {
          case 0 -> "Aucune action en place.";
          case 1 -> "1 action en place.";
          default -> actions + " actions en place.";
        };
    return tension.plan().label() + ", " + tension.disciplineGroup().label() + ". " + taken;
  }

  /** The note, then each action taken with its own. */
  private static List<String> paragraphs(Sheet tension) {
    var paragraphs = new ArrayList<String>();
    var actions = new ArrayList<String>();
    for (var event : tension.events()) {
      var note = event.note();
      if (event.action() != null) {
        actions.add("• " + event.action().label() + (note == null ? "" : " " + note));
      } else if (note != null) {
        paragraphs.add(block(note));
      }
    }
    if (!actions.isEmpty()) {
      paragraphs.add(block("Actions mises en place :\n" + String.join("\n", actions)));
    }
    return paragraphs;
  }

  static Fact fact(String label, String value) {
    return new Fact(label, cut(value, LONGEST_FACT));
  }

  /** One line, whatever was typed; cut with an ellipsis where a lock screen or a subject ends. */
  static String cut(String text, int longest) {
    var line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ").strip();
    return line.length() <= longest ? line : line.substring(0, longest - 1).strip() + "…";
  }

  /** Lines kept, other control characters gone. */
  static String block(String text) {
    var clean =
        text.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}\\u2028\\u2029&&[^\\n\\t]]", " ").strip();
    return clean.length() <= 4000 ? clean : clean.substring(0, 3999) + "…";
  }
}
