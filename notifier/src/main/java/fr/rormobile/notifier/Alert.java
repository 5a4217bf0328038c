package fr.rormobile.notifier;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said, in the words of whoever raises it. The notifier adds none but the mark of a
 * drill.
 *
 * @param id chosen by the caller; enqueuing the same id again adds nothing
 * @param kind what happened, for a program: upper case letters, digits, dot and underscore, 1 to 40
 * @param topicId what the alert is about, for a program: ASCII letters, digits and {@code ._:-}, 1
 *     to 64 (the limit of {@code apns-collapse-id}). Mails of one topic form one thread, and a
 *     later push of a topic replaces an earlier one that was not yet shown
 * @param title one line, 1 to 120 characters: the push's title and the mail's subject
 * @param summary one line, 1 to 180 characters: the push's text and the mail's first sentence
 * @param paragraphs further text of the mail, at most 20, each 1 to 4,000 characters
 * @param facts labelled lines of the mail, at most 30
 * @param link absolute {@code https} address to open (or {@code http}, for a machine on its own),
 *     at most 500 characters; null: none
 * @param drill true: « EXERCICE » precedes every title and subject
 * @param raisedAt kept to the millisecond
 * @param zone in which a person reads {@code raisedAt}: that of the place the alert is about
 * @param timeToLive from {@code raisedAt}, 1 minute to 28 days (the limit of FCM): past it a push
 *     is no more worth sending. Mails are tried longer
 */
public record Alert(
    UUID id,
    String kind,
    String topicId,
    String title,
    String summary,
    List<String> paragraphs,
    List<Fact> facts,
    @Nullable String link,
    boolean drill,
    Instant raisedAt,
    ZoneId zone,
    Duration timeToLive) {

  /** A push's text longer than that is cut by lock screens, and grows the payload beyond 1 KB. */
  public static final int LONGEST_SUMMARY = 180;

  /** https://firebase.google.com/docs/cloud-messaging/concept-options#ttl */
  public static final Duration LONGEST_LIFE = Duration.ofDays(28);

  private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);

  /** A plan begins or changes its level, here or at a partner. */
  private static final Set<String> CRISIS =
      Set.of("TENSION_DECLARED", "TENSION_LEVEL", "TENSION_REOPENED", "SOLIDARITY_CALLED");

  private static final Pattern KIND = Pattern.compile("[A-Z0-9_.]{1,40}");
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  public Alert {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("kind must match " + KIND);
    }
    if (!TOPIC.matcher(topicId).matches()) {
      throw new IllegalArgumentException("topicId must match " + TOPIC);
    }
    Text.line("title", title, 120);
    Text.line("summary", summary, LONGEST_SUMMARY);
    paragraphs = List.copyOf(paragraphs);
    facts = List.copyOf(facts);
    if (paragraphs.size() > 20 || facts.size() > 30) {
      throw new IllegalArgumentException(
          "at most 20 paragraphs and 30 facts, was " + paragraphs.size() + " and " + facts.size());
    }
    paragraphs.forEach(paragraph -> Text.block("paragraph", paragraph, 4000));
    if (link != null) {
      checkLink(link);
    }
    raisedAt = raisedAt.truncatedTo(ChronoUnit.MILLIS);
    if (timeToLive.compareTo(SHORTEST_LIFE) < 0 || timeToLive.compareTo(LONGEST_LIFE) > 0) {
      throw new IllegalArgumentException(
          "timeToLive must be 1 minute to 28 days, was " + timeToLive);
    }
  }

  private static void checkLink(String link) {
    Text.line("link", link, 500);
    var uri = URI.create(link);
    if (!("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
        || uri.getHost() == null) {
      throw new IllegalArgumentException("link must be an absolute http or https address");
    }
  }

  /** Whether a phone does well to fetch what it needs in a crisis, before the network goes. */
  public boolean callsForCrisisPack() {
    return CRISIS.contains(kind);
  }

  /** Exclusive: from this moment on a push is no more worth sending. */
  public Instant expiresAt() {
    return raisedAt.plus(timeToLive);
  }
}
