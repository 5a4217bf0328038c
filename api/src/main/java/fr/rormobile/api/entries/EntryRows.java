package fr.rormobile.api.entries;

import fr.rormobile.api.beds.BedHabits;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What entering needs to know besides the figures. */
@Singleton
class EntryRows {
  /** A unit as far as rights and times go. */
  record Unit(String id, String facility, boolean confidential, ZoneId zone) {}

  /** Who reported last, how often figures are due, and what the hospital's system calls it. */
  record Report(
      @Nullable String bedZone,
      @Nullable UUID account,
      @Nullable String author,
      @Nullable Instant at,
      @Nullable String note,
      int expectedMinutes,
      long version) {}

  /** Those that exist. */
  Map<String, Unit> units(Handle handle, Collection<String> ids) {
    var units = new LinkedHashMap<String, Unit>();
    handle
        .createQuery(
            """
            SELECT id, facility_finess, confidential, time_zone
              FROM care_unit
             WHERE id = ANY (:ids)
               AND deleted_at IS NULL
            """)
        .bindArray("ids", String.class, ids)
        .map(
            (row, context) ->
                new Unit(
                    row.getString("id"),
                    row.getString("facility_finess"),
                    row.getBoolean("confidential"),
                    ZoneId.of(row.getString("time_zone"))))
        .forEach(unit -> units.put(unit.id(), unit));
    return units;
  }

  /** Empty: the unit does not exist. */
  Optional<Report> report(Handle handle, String unitId) {
    return handle
        .createQuery(
            """
            SELECT u.external_id, s.account_id, a.display_name, s.reported_at, s.note, r.minutes,
                   coalesce(s.version, 0) AS version
              FROM bed_rhythm r
              JOIN care_unit u ON u.id = r.unit_id
              LEFT JOIN bed_state s ON s.unit_id = r.unit_id
              LEFT JOIN account a ON a.id = s.account_id
             WHERE r.unit_id = :unit
            """)
        .bind("unit", unitId)
        .map(
            (row, context) ->
                new Report(
                    row.getString("external_id"),
                    row.getObject("account_id", UUID.class),
                    row.getString("display_name"),
                    row.getTimestamp("reported_at") == null
                        ? null
                        : row.getTimestamp("reported_at").toInstant(),
                    row.getString("note"),
                    row.getInt("minutes"),
                    row.getLong("version")))
        .findOne();
  }

  /** Of the units that said how many beds are free since then. */
  Map<String, BedHabits> habits(Handle handle, Collection<String> ids, Instant since) {
    var habits = new LinkedHashMap<String, BedHabits>();
    handle
        .createQuery(
            """
            SELECT unit_id, count(*) AS reports,
                   percentile_disc(0.05) WITHIN GROUP (ORDER BY available) AS low,
                   percentile_disc(0.95) WITHIN GROUP (ORDER BY available) AS high
              FROM bed_report
             WHERE unit_id = ANY (:ids)
               AND valid_at >= :since
               AND available IS NOT NULL
             GROUP BY unit_id
            """)
        .bindArray("ids", String.class, ids)
        .bind("since", since)
        .map(
            (row, context) ->
                Map.entry(
                    row.getString("unit_id"),
                    new BedHabits(row.getInt("reports"), row.getInt("low"), row.getInt("high"))))
        .forEach(entry -> habits.put(entry.getKey(), entry.getValue()));
    return habits;
  }
}
