package fr.rormobile.api.freshness;

import fr.rormobile.api.crisis.PersonalAlerts.Person;
import fr.rormobile.api.freshness.BedChase.Figure;
import fr.rormobile.api.freshness.BedChase.Reach;
import fr.rormobile.api.freshness.BedChase.Told;
import fr.rormobile.api.territory.TimeZones;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the watch over bed figures reads and keeps in PostgreSQL. */
@Singleton
class WatchStore {
  private static final String FIGURES =
      """
      SELECT e.facility_finess, e.unit_id, e.unit_name, e.valid_at, e.minutes, e.level,
             r.reminded_at
        FROM bed_expected e
        LEFT JOIN bed_reminder r ON r.unit_id = e.unit_id AND r.valid_at = e.valid_at
      """;

  /** A facility as a message names it. */
  record Place(String finess, String name, ZoneId zone) {}

  /** The facilities where anybody at all would be told, and who. */
  Map<String, Reach> reach(Handle h) {
    var managed =
        facilities(
            h, "SELECT unnest(facilities) FROM account WHERE active AND roles @> '{BED_MANAGER}'");
    var referred =
        facilities(
            h,
            """
            SELECT unnest(facilities) FROM account WHERE active AND roles @> '{DIRECTOR}'
             UNION
            SELECT r.facility_finess
              FROM facility_referent r JOIN account a ON a.id = r.account_id AND a.active
            """);
    var all = new HashSet<>(managed);
    all.addAll(referred);
    var reach = new HashMap<String, Reach>();
    for (var finess : all) {
      reach.put(finess, new Reach(managed.contains(finess), referred.contains(finess)));
    }
    return reach;
  }

  private static Set<String> facilities(Handle h, String sql) {
    return h.createQuery(sql).mapTo(String.class).set();
  }

  /**
   * Figures that may be worth a message now: never less than {@link BedChase} asks for. Five sixths
   * of the rhythm is where the longest lead begins; the shortest lead and the grouping add at most
   * 25 minutes.
   */
  Map<String, List<Figure>> nearlyDue(Handle h, Collection<String> facilities, Instant now) {
    var found = new HashMap<String, List<Figure>>();
    h.createQuery(
            FIGURES
                + """
                 WHERE e.facility_finess = ANY(:facilities)
                   AND e.valid_at + make_interval(secs => e.minutes * 50) <= :horizon
                   AND e.due_at >= :abandoned
                """)
        .bindArray("facilities", String.class, facilities)
        .bind("horizon", now.plus(Duration.ofMinutes(25)))
        .bind("abandoned", now.minus(BedChase.ABANDONED_AFTER))
        .map((row, context) -> Map.entry(row.getString("facility_finess"), figure(row)))
        .forEach(
            entry ->
                found
                    .computeIfAbsent(entry.getKey(), finess -> new ArrayList<>())
                    .add(entry.getValue()));
    return found;
  }

  List<Figure> figures(Handle h, String facility) {
    return h.createQuery(FIGURES + " WHERE e.facility_finess = :facility")
        .bind("facility", facility)
        .map((row, context) -> figure(row))
        .list();
  }

  Map<String, Told> told(Handle h) {
    var told = new HashMap<String, Told>();
    h.createQuery("SELECT facility_finess, reminded_at, told_at, overdue FROM bed_watch")
        .map((row, context) -> Map.entry(row.getString("facility_finess"), told(row)))
        .forEach(entry -> told.put(entry.getKey(), entry.getValue()));
    return told;
  }

  /** Until the end of the transaction; empty: another process is at it. */
  Optional<Told> lock(Handle h, String facility) {
    h.execute(
        "INSERT INTO bed_watch (facility_finess) VALUES (?) ON CONFLICT DO NOTHING", facility);
    return h.createQuery(
            """
            SELECT reminded_at, told_at, overdue
              FROM bed_watch
             WHERE facility_finess = :facility
               FOR UPDATE SKIP LOCKED
            """)
        .bind("facility", facility)
        .map((row, context) -> told(row))
        .findOne();
  }

  /** Those of these FINESS numbers that are known, by number. */
  List<Place> places(Handle h, Collection<String> facilities) {
    return h.createQuery(
            """
            SELECT finess, coalesce(operational_name, name) AS name, department_code
              FROM facility
             WHERE finess = ANY(:facilities)
             ORDER BY finess
            """)
        .bindArray("facilities", String.class, facilities)
        .map(
            (row, context) ->
                new Place(
                    row.getString("finess"),
                    row.getString("name"),
                    TimeZones.ofDepartment(row.getString("department_code"))))
        .list();
  }

  List<Person> managers(Handle h, String facility) {
    return people(
        h, "facilities @> ARRAY[CAST(:facility AS text)] AND roles @> '{BED_MANAGER}'", facility);
  }

  /** The referents; without any the directors. */
  List<Person> referents(Handle h, String facility) {
    var named =
        people(
            h,
            "id IN (SELECT account_id FROM facility_referent WHERE facility_finess = :facility)",
            facility);
    return named.isEmpty()
        ? people(
            h, "facilities @> ARRAY[CAST(:facility AS text)] AND roles @> '{DIRECTOR}'", facility)
        : named;
  }

  private static List<Person> people(Handle h, String which, String facility) {
    return h.createQuery(
            "SELECT id, display_name, email FROM account WHERE active AND "
                + which
                + " ORDER BY display_name, id")
        .bind("facility", facility)
        .map((row, context) -> person(row))
        .list();
  }

  static Person person(ResultSet row) throws SQLException {
    return new Person(
        row.getObject("id", UUID.class), row.getString("display_name"), row.getString("email"));
  }

  void keepReminders(Handle h, Collection<Figure> reminded, Instant now) {
    var batch =
        h.prepareBatch(
            """
            INSERT INTO bed_reminder (unit_id, valid_at, reminded_at)
            VALUES (:unit, :validAt, :now)
                ON CONFLICT (unit_id) DO UPDATE
               SET valid_at = excluded.valid_at, reminded_at = excluded.reminded_at
            """);
    for (var figure : reminded) {
      batch.bind("unit", figure.unitId()).bind("validAt", figure.validAt()).bind("now", now).add();
    }
    batch.execute();
  }

  void keep(Handle h, String facility, Told told) {
    h.createUpdate(
            """
            UPDATE bed_watch SET reminded_at = :remindedAt, told_at = :toldAt, overdue = :overdue
             WHERE facility_finess = :facility
            """)
        .bind("facility", facility)
        .bind("remindedAt", told.remindedAt())
        .bind("toldAt", told.toldAt())
        .bind("overdue", told.overdue())
        .execute();
  }

  private static Figure figure(ResultSet row) throws SQLException {
    return new Figure(
        row.getString("unit_id"),
        row.getString("unit_name"),
        row.getTimestamp("valid_at").toInstant(),
        Duration.ofMinutes(row.getInt("minutes")),
        row.getInt("level"),
        instant(row, "reminded_at"));
  }

  private static Told told(ResultSet row) throws SQLException {
    return new Told(
        instant(row, "reminded_at"), instant(row, "told_at"), row.getBoolean("overdue"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
