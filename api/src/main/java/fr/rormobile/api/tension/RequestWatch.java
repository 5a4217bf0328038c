package fr.rormobile.api.tension;

import fr.rormobile.api.tension.RequestAlerts.Told;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request that nobody answers: those who may declare are asked once more, then they and whoever
 * asked are told that nobody does. It stays open, and can still be answered.
 */
@Singleton
class RequestWatch {
  /** Counted from when we heard of it: what came late is not chased at once. */
  static final Duration CHASED_AFTER = Duration.ofMinutes(15);

  static final Duration UNANSWERED_AFTER = Duration.ofMinutes(30);

  private static final Logger LOG = LoggerFactory.getLogger(RequestWatch.class);

  private final Jdbi jdbi;
  private final RequestStore store;
  private final RequestAlerts alerts;
  private final Clock clock;

  RequestWatch(Jdbi jdbi, RequestStore store, RequestAlerts alerts, Clock clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.alerts = alerts;
    this.clock = clock;
  }

  /**
   * @param failed requests whose turn comes again next time
   */
  record Run(int chased, int unanswered, int failed) {}

  /** What is to be said of an open request now. */
  enum Step {
    NOTHING,
    CHASE,
    UNANSWERED
  }

  /** Each is said once; the second never before the first. */
  static Step step(Instant knownAt, @Nullable Instant chasedAt, Instant now) {
    if (chasedAt == null) {
      return now.isBefore(knownAt.plus(CHASED_AFTER)) ? Step.NOTHING : Step.CHASE;
    }
    // A chase that itself came late leaves the directors as long as one in time.
    var told = knownAt.plus(UNANSWERED_AFTER);
    var fair = chasedAt.plus(UNANSWERED_AFTER.minus(CHASED_AFTER));
    return now.isBefore(told) || now.isBefore(fair) ? Step.NOTHING : Step.UNANSWERED;
  }

  Run run() {
    var now = clock.instant();
    var chased = 0;
    var unanswered = 0;
    var failed = 0;
    for (var request : jdbi.withHandle(h -> store.watched(h, now.minus(CHASED_AFTER)))) {
      try {
        switch (jdbi.inTransaction(h -> look(h, request, now))) {
          case CHASE -> chased++;
          case UNANSWERED -> unanswered++;
          case NOTHING -> {}
        }
      } catch (RuntimeException refused) {
        failed++;
        LOG.error("request {}: nobody told that it waits", request, refused);
      }
    }
    return new Run(chased, unanswered, failed);
  }

  private Step look(Handle h, UUID id, Instant now) {
    var row = store.lock(h, id).orElseThrow();
    var request = row.request();
    if (!row.open() || request.unansweredAt() != null) {
      return Step.NOTHING;
    }
    var step = step(request.knownAt(), request.chasedAt(), now);
    var since = new Moments(RequestAlerts.zone(request), now).since(request.knownAt());
    var summary = request.askedBy() + " attend une réponse " + since + ".";
    if (step == Step.CHASE) {
      alerts.tellDirectors(h, Told.TENSION_REQUEST_DUE, request, summary);
      store.told(h, id, now, null);
    }
    var chasedAt = request.chasedAt();
    if (step == Step.UNANSWERED && chasedAt != null) {
      alerts.tellDirectors(h, Told.TENSION_REQUEST_UNANSWERED, request, summary);
      var asker = row.asker();
      alerts.tell(
          h,
          Told.TENSION_REQUEST_UNANSWERED,
          request,
          "Personne n'a répondu " + since + " : téléphonez à la direction de garde.",
          asker == null ? List.of() : List.of(asker));
      store.told(h, id, chasedAt, now);
    }
    return step;
  }
}
