package fr.rormobile.api.freshness;

import fr.rormobile.api.crisis.PersonalAlerts;
import fr.rormobile.api.freshness.BedChase.Figure;
import fr.rormobile.api.freshness.BedChase.Reach;
import fr.rormobile.api.freshness.BedChase.Told;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all figures that are waited for and tells whom {@link BedChase} says.
 *
 * <p>One transaction a facility: the messages exist exactly if it is kept that they were sent, and
 * a facility that cannot be told holds up no other. Several processes may run at once: the row of
 * the facility is locked and all is read again under the lock, so a message is enqueued once.
 */
@Singleton
class BedWatch {
  private static final Logger LOG = LoggerFactory.getLogger(BedWatch.class);

  private final Jdbi jdbi;
  private final WatchStore store;
  private final WatchWords words;
  private final PersonalAlerts alerts;
  private final Clock clock;

  BedWatch(Jdbi jdbi, WatchStore store, WatchWords words, PersonalAlerts alerts, Clock clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.words = words;
    this.alerts = alerts;
    this.clock = clock;
  }

  /**
   * @param failed facilities whose turn comes again next time
   */
  record Run(int reminders, int notices, int failed) {}

  Run run() {
    var now = clock.instant();
    var reminders = 0;
    var notices = 0;
    var failed = 0;
    for (var facility : worthALook(now)) {
      try {
        var done = jdbi.inTransaction(h -> look(h, facility, now));
        reminders += done.reminders();
        notices += done.notices();
      } catch (RuntimeException refused) {
        failed++;
        LOG.error("facility {}: nobody told of its bed figures", facility, refused);
      }
    }
    return new Run(reminders, notices, failed);
  }

  /** Read without a lock: the rules say for most facilities that there is nothing to do. */
  private List<String> worthALook(Instant now) {
    return jdbi.withHandle(
        h -> {
          var reach = store.reach(h);
          var told = store.told(h);
          Map<String, List<Figure>> figures =
              new HashMap<>(store.nearlyDue(h, reach.keySet(), now));
          told.forEach(
              (facility, state) -> {
                if (state.overdue()) {
                  figures.putIfAbsent(facility, List.of());
                }
              });
          var worth = new ArrayList<String>();
          figures.forEach(
              (facility, near) -> {
                var before = told.getOrDefault(facility, Told.NOTHING);
                var whom = reach.getOrDefault(facility, new Reach(false, false));
                if (BedChase.plan(now, near, before, whom).changes(before)) {
                  worth.add(facility);
                }
              });
          worth.sort(null);
          return worth;
        });
  }

  private Run look(Handle h, String facility, Instant now) {
    var found = store.lock(h, facility);
    if (found.isEmpty()) {
      return new Run(0, 0, 0);
    }
    var told = found.get();
    var managers = store.managers(h, facility);
    var referents = store.referents(h, facility);
    var figures = store.figures(h, facility);
    var plan =
        BedChase.plan(now, figures, told, new Reach(!managers.isEmpty(), !referents.isEmpty()));
    if (!plan.changes(told)) {
      return new Run(0, 0, 0);
    }
    var place = store.places(h, List.of(facility)).getFirst();
    if (!plan.remind().isEmpty()) {
      alerts.raise(h, words.due(place, plan.remind(), now), managers);
      store.keepReminders(h, plan.remind(), now);
    }
    if (!plan.tell().isEmpty()) {
      var abandoned = figures.stream().filter(figure -> figure.isAbandoned(now)).count();
      alerts.raise(h, words.overdue(place, plan.tell(), abandoned, now), referents);
    }
    store.keep(
        h,
        facility,
        new Told(
            plan.remind().isEmpty() ? told.remindedAt() : now,
            plan.tell().isEmpty() ? told.toldAt() : now,
            plan.overdue()));
    return new Run(plan.remind().isEmpty() ? 0 : 1, plan.tell().isEmpty() ? 0 : 1, 0);
  }
}
