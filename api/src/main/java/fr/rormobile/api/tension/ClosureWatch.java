package fr.rormobile.api.tension;

import fr.rormobile.api.crisis.PersonalAlerts;
import fr.rormobile.api.delegation.DeclaringRights;
import fr.rormobile.api.tension.ClosureProposal.Normal;
import fr.rormobile.api.tension.ClosureProposal.Seen;
import fr.rormobile.api.territory.TimeZones;
import fr.rormobile.api.totals.PlaceBeds;
import fr.rormobile.api.totals.Totals;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the beds of all real open tensions and proposes to close where {@link ClosureProposal}
 * says so. One transaction a tension, under the lock of its row.
 */
@Singleton
class ClosureWatch {
  static final String PROPOSED = "TENSION_CLOSURE_PROPOSED";

  private static final Logger LOG = LoggerFactory.getLogger(ClosureWatch.class);

  private static final String WATCHED =
      """
      SELECT t.facility_finess, t.discipline_group_id, p.back_free_beds, p.back_occupancy_percent,
             p.back_hours, coalesce(w.out_seen, false) AS out_seen, w.back_since, w.back_seen, w.proposed_at
        FROM tension t
        JOIN het_plan_version p   ON p.plan_id = t.plan_id AND p.version = t.plan_version
        LEFT JOIN tension_watch w ON w.tension_id = t.id
       WHERE t.id = :id AND t.status = 'OPEN'
      """;

  private final Jdbi jdbi;
  private final TensionStore tensions;
  private final EventStore events;
  private final PlaceBeds beds;
  private final TensionAlerts words;
  private final PersonalAlerts people;
  private final DeclaringRights rights;
  private final Clock clock;

  ClosureWatch(
      Jdbi jdbi,
      TensionStore tensions,
      EventStore events,
      PlaceBeds beds,
      TensionAlerts words,
      PersonalAlerts people,
      DeclaringRights rights,
      Clock clock) {
    this.jdbi = jdbi;
    this.tensions = tensions;
    this.events = events;
    this.beds = beds;
    this.words = words;
    this.people = people;
    this.rights = rights;
    this.clock = clock;
  }

  /** How many closures were proposed. */
  int run() {
    var now = clock.instant();
    var proposed = 0;
    for (var tension : open()) {
      try {
        proposed += jdbi.inTransaction(h -> look(h, tension, now)) ? 1 : 0;
      } catch (RuntimeException refused) {
        LOG.error("tension {}: its beds could not be looked at", tension, refused);
      }
    }
    return proposed;
  }

  private List<UUID> open() {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT id FROM tension WHERE status = 'OPEN' AND NOT drill ORDER BY started_at, id
                    """)
                .mapTo(UUID.class)
                .list());
  }

  private record Watched(String facility, String group, Normal normal, Seen seen) {}

  private boolean look(Handle h, UUID id, Instant now) {
    var locked = events.lock(h, id).orElseThrow();
    var found = h.createQuery(WATCHED).bind("id", id).map((row, context) -> watched(row)).findOne();
    if (found.isEmpty() || !found.get().normal().isLookedAt()) {
      return false;
    }
    var watched = found.get();
    var totals =
        beds.read(h, watched.group(), List.of(watched.facility()), true)
            .getOrDefault(watched.facility(), Totals.NONE);
    var back = ClosureProposal.isBack(totals, watched.normal());
    var after = ClosureProposal.look(watched.seen(), back, watched.normal().hours(), now);
    if (!after.equals(watched.seen())) {
      keep(h, id, after);
    }
    if (!after.isProposedAt(now)) {
      return false;
    }
    var sheet = tensions.find(h, id).orElseThrow();
    var since =
        new Moments(TimeZones.ofDepartment(locked.department()), now)
            .since(Objects.requireNonNull(after.backSince()));
    var directors = rights.people(h, watched.facility());
    if (!directors.isEmpty()) {
      people.raise(
          h,
          words.plain(
              UUID.randomUUID(),
              PROPOSED,
              "Clôture proposée",
              "Lits revenus à la normale " + since + ".",
              List.of("Clôturez la tension si elle est finie. Rien ne la clôt sans vous."),
              sheet,
              now),
          directors);
    }
    return true;
  }

  private static void keep(Handle h, UUID tension, Seen seen) {
    h.createUpdate(
            """
            INSERT INTO tension_watch (tension_id, out_seen, back_since, back_seen, proposed_at)
            VALUES (:tension, :outSeen, CAST(:backSince AS timestamptz), CAST(:backSeen AS timestamptz),
                    CAST(:proposedAt AS timestamptz))
                ON CONFLICT (tension_id) DO UPDATE
               SET out_seen = excluded.out_seen, back_since = excluded.back_since,
                   back_seen = excluded.back_seen, proposed_at = excluded.proposed_at
            """)
        .bind("tension", tension)
        .bind("outSeen", seen.outSeen())
        .bind("backSince", seen.backSince())
        .bind("backSeen", seen.backSeen())
        .bind("proposedAt", seen.proposedAt())
        .execute();
  }

  private static Watched watched(ResultSet row) throws SQLException {
    return new Watched(
        row.getString("facility_finess"),
        row.getString("discipline_group_id"),
        new Normal(
            row.getObject("back_free_beds", Integer.class),
            row.getObject("back_occupancy_percent", Integer.class),
            row.getInt("back_hours")),
        new Seen(
            row.getBoolean("out_seen"),
            instant(row, "back_since"),
            instant(row, "back_seen"),
            instant(row, "proposed_at")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
