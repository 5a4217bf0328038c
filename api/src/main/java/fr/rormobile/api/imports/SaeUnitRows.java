package fr.rormobile.api.imports;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Units of the SAE with their installed beds. A unit that a person took over (its source is no
 * longer SAE) is left alone, and so is a figure that is newer than the survey.
 */
final class SaeUnitRows {
  private SaeUnitRows() {}

  /**
   * @param facilities whose units these are, all of them: what is not named is no more
   * @param timeZones of each facility
   * @return the facilities of which a unit changed
   */
  static Set<String> write(
      Handle database, List<SaeUnit> units, Set<String> facilities, Map<String, String> timeZones) {
    var rows = rows(units, timeZones);
    var changed = new HashSet<String>();
    changed.addAll(
        database
            .createQuery(
                """
                UPDATE care_unit u
                   SET deleted_at = now()
                  FROM jsonb_to_recordset(:facilities::jsonb) AS f (finess text)
                 WHERE u.facility_finess = f.finess AND u.source = 'SAE' AND u.deleted_at IS NULL
                   AND u.id NOT IN (SELECT id FROM jsonb_to_recordset(:rows::jsonb) AS r (id text))
                RETURNING u.facility_finess
                """)
            .bind("facilities", SaeRows.json(facilities))
            .bind("rows", rows)
            .mapTo(String.class)
            .list());
    changed.addAll(
        database
            .createQuery(
                """
                INSERT INTO care_unit AS u (id, facility_finess, name, activity_field_code, care_mode_code,
                            operational_activity_code, expertise_level_code, age_max, always_open,
                            time_zone, source)
                SELECT id, finess, name, field, mode, activity, expertise, age_max, always_open,
                       time_zone, 'SAE'
                  FROM jsonb_to_recordset(:rows::jsonb)
                    AS r (id text, finess text, name text, field text, mode text, activity text,
                          expertise text, age_max int, always_open boolean, time_zone text)
                    ON CONFLICT (id) DO UPDATE
                   SET name = EXCLUDED.name,
                       activity_field_code = EXCLUDED.activity_field_code,
                       care_mode_code = EXCLUDED.care_mode_code,
                       operational_activity_code = EXCLUDED.operational_activity_code,
                       expertise_level_code = EXCLUDED.expertise_level_code,
                       age_max = EXCLUDED.age_max, always_open = EXCLUDED.always_open,
                       time_zone = EXCLUDED.time_zone, deleted_at = NULL
                 WHERE u.source = 'SAE'
                   AND (u.name, u.activity_field_code, u.care_mode_code, u.operational_activity_code,
                        u.expertise_level_code, u.age_max, u.always_open, u.time_zone, u.deleted_at)
                       IS DISTINCT FROM
                       (EXCLUDED.name, EXCLUDED.activity_field_code, EXCLUDED.care_mode_code,
                        EXCLUDED.operational_activity_code, EXCLUDED.expertise_level_code,
                        EXCLUDED.age_max, EXCLUDED.always_open, EXCLUDED.time_zone, NULL)
                RETURNING facility_finess
                """)
            .bind("rows", rows)
            .mapTo(String.class)
            .list());
    changed.addAll(capacity(database, rows));
    return changed;
  }

  /** Figures are those of 31 December: their age is told truly, and anything later wins. */
  private static List<String> capacity(Handle database, String rows) {
    var changed =
        database
            .createQuery(
                """
                WITH r AS (SELECT id, finess, nature, installed,
                                  make_timestamptz(year, 12, 31, 0, 0, 0, 'UTC') AS at
                             FROM jsonb_to_recordset(:rows::jsonb)
                               AS r (id text, finess text, nature text, installed int, year int)
                            WHERE installed IS NOT NULL),
                     written AS (
                INSERT INTO capacity_line AS c (unit_id, nature, status, horizon, count, source, updated_at)
                SELECT r.id, r.nature, '01', '01', r.installed, 'SAE', r.at
                  FROM r JOIN care_unit u ON u.id = r.id AND u.source = 'SAE'
                 WHERE NOT EXISTS (SELECT FROM capacity_line l
                                    WHERE (l.unit_id, l.nature, l.status, l.horizon) = (r.id, r.nature, '01', '01')
                                      AND l.updated_at > r.at)
                   AND NOT EXISTS (SELECT FROM bed_empty_group g
                                    WHERE (g.unit_id, g.nature, g.status, g.horizon) = (r.id, r.nature, '01', '01')
                                      AND g.valid_at > r.at)
                    ON CONFLICT (unit_id, nature, status, horizon, gender, closing_type, additional_type,
                                 crisis_type, assignment) DO UPDATE
                   SET count = EXCLUDED.count, source = EXCLUDED.source, updated_at = EXCLUDED.updated_at
                 WHERE c.updated_at <= EXCLUDED.updated_at
                   AND (c.count, c.source, c.updated_at)
                       IS DISTINCT FROM (EXCLUDED.count, EXCLUDED.source, EXCLUDED.updated_at)
                RETURNING unit_id)
                SELECT DISTINCT r.finess
                  FROM r JOIN written w ON w.unit_id = r.id
                """)
            .bind("rows", rows)
            .mapTo(String.class)
            .list();
    database
        .createQuery(
            """
            SELECT keep_bed_reports('IMPORT', array_agg(id))
              FROM jsonb_to_recordset(:rows::jsonb) AS r (id text)
            """)
        .bind("rows", rows)
        .mapToMap()
        .one();
    return changed;
  }

  private static String rows(List<SaeUnit> units, Map<String, String> timeZones) {
    return JsonRows.of(
        units,
        (json, unit) -> {
          json.writeStringField("id", unit.id());
          json.writeStringField("finess", unit.finess());
          json.writeStringField("name", unit.name());
          json.writeStringField("field", unit.kind().field());
          json.writeStringField("mode", unit.kind().careMode());
          json.writeStringField("activity", unit.people().activity(unit.kind()));
          json.writeStringField("expertise", unit.expertise());
          json.writeObjectField("age_max", unit.people().ageMax(unit.kind()));
          json.writeBooleanField("always_open", unit.kind().alwaysOpen());
          json.writeStringField(
              "time_zone", Objects.requireNonNull(timeZones.get(unit.finess()), unit.finess()));
          json.writeStringField("nature", unit.kind().nature());
          json.writeObjectField("installed", unit.installed());
          json.writeNumberField("year", unit.year());
        });
  }
}
