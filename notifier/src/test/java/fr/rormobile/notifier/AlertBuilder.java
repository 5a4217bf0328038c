package fr.rormobile.notifier;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alert with awkward texts; a test names only what it is about. */
public final class AlertBuilder {

  private UUID id = UUID.randomUUID();
  private String topicId = "tension-2A-0042";
  private String title = "Tension déclarée — CHRU Trousseau";
  private String summary = "Réanimation : 0 lit sur 34 à l'hôpital Trousseau, plan niveau 2.";
  private List<String> paragraphs = List.of("Déclarée par Mme Nguyễn.\nMotif : « afflux ».");
  private List<Fact> facts = List.of(new Fact("Niveau", "2 < 3 & montant"));
  private @Nullable String link = "https://ror.example/tensions/42?a=1&b=2";
  private boolean drill;
  private Instant raisedAt = Instant.parse("2026-10-25T00:30:00Z");
  private Duration timeToLive = Duration.ofHours(4);

  public static AlertBuilder anAlert() {
    return new AlertBuilder();
  }

  public AlertBuilder id(UUID id) {
    this.id = id;
    return this;
  }

  public AlertBuilder topic(String topicId) {
    this.topicId = topicId;
    return this;
  }

  public AlertBuilder title(String title) {
    this.title = title;
    return this;
  }

  public AlertBuilder summary(String summary) {
    this.summary = summary;
    return this;
  }

  public AlertBuilder paragraphs(List<String> paragraphs) {
    this.paragraphs = paragraphs;
    return this;
  }

  public AlertBuilder facts(List<Fact> facts) {
    this.facts = facts;
    return this;
  }

  public AlertBuilder link(@Nullable String link) {
    this.link = link;
    return this;
  }

  public AlertBuilder drill() {
    this.drill = true;
    return this;
  }

  public AlertBuilder raisedAt(Instant raisedAt) {
    this.raisedAt = raisedAt;
    return this;
  }

  public AlertBuilder timeToLive(Duration timeToLive) {
    this.timeToLive = timeToLive;
    return this;
  }

  public Alert build() {
    return new Alert(
        id,
        "TENSION_DECLARED",
        topicId,
        title,
        summary,
        paragraphs,
        facts,
        link,
        drill,
        raisedAt,
        ZoneId.of("Europe/Paris"),
        timeToLive);
  }
}
