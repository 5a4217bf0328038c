package fr.rormobile.api.imports;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Professionals and where they practise, as RPPS knows them. */
final class RppsRows {
  private RppsRows() {}

  /** Returns the RPPS numbers of those created or changed. */
  static Set<String> writePersons(Handle database, List<RppsLoad.Activity> activities) {
    var rows =
        JsonRows.of(
            activities,
            (json, activity) -> {
              var person = activity.person();
              json.writeStringField("rpps", person.rpps());
              json.writeBooleanField("first", activity.first());
              json.writeStringField("title", person.title());
              json.writeStringField("family_name", person.familyName());
              json.writeStringField("given_name", person.givenName());
              json.writeStringField("profession_code", person.professionCode());
              json.writeStringField("profession_label", person.professionLabel());
              json.writeStringField("skill_code", person.skillCode());
              json.writeStringField("skill_label", person.skillLabel());
            });
    // A later line makes its person too, should the first have been refused; it changes nothing.
    var upsert =
        """
        WITH r AS (SELECT DISTINCT ON (rpps) *
                     FROM jsonb_to_recordset(:rows::jsonb)
                       AS r (rpps text, first boolean, title text, family_name text, given_name text,
                             profession_code text, profession_label text, skill_code text, skill_label text)
                    ORDER BY rpps, first DESC)
        INSERT INTO professional AS p (rpps, title, family_name, given_name, profession_code,
                    profession_label, skill_code, skill_label, source)
        SELECT rpps, title, family_name, given_name, profession_code, profession_label, skill_code,
               skill_label, 'RPPS'
          FROM r
         WHERE first OR NOT EXISTS (SELECT FROM professional known WHERE known.rpps = r.rpps)
            ON CONFLICT (rpps) DO UPDATE
           SET (title, family_name, given_name, profession_code, profession_label, skill_code,
                skill_label, source, demonstration, deleted_at)
               = (EXCLUDED.title, EXCLUDED.family_name, EXCLUDED.given_name, EXCLUDED.profession_code,
                  EXCLUDED.profession_label, EXCLUDED.skill_code, EXCLUDED.skill_label, 'RPPS', false, NULL)
         WHERE <strength of p> <= <strength of RPPS>
           AND (p.title, p.family_name, p.given_name, p.profession_code, p.profession_label,
                p.skill_code, p.skill_label, p.source, p.demonstration, p.deleted_at)
               IS DISTINCT FROM
               (EXCLUDED.title, EXCLUDED.family_name, EXCLUDED.given_name, EXCLUDED.profession_code,
                EXCLUDED.profession_label, EXCLUDED.skill_code, EXCLUDED.skill_label, 'RPPS', false, NULL)
        RETURNING rpps, (xmax = 0)
        """
            .replace("<strength of p>", Source.strengthOf("p.source"))
            .replace("<strength of RPPS>", Source.strengthOf("'RPPS'"));
    return Upserted.read(database.createQuery(upsert).bind("rows", rows)).keySet();
  }

  /** A place that is a known facility is that facility; any other is where its commune is. */
  static Map<String, Boolean> writeRoles(Handle database, List<RppsLoad.Activity> activities) {
    return Upserted.read(
        database
            .createQuery(
                """
                WITH r AS (SELECT *
                             FROM jsonb_to_recordset(:rows::jsonb)
                               AS r (id text, rpps text, finess text, function_label text, mode_code text,
                                     place_name text, address_line text, postcode text, city text,
                                     commune_code text)),
                     placed AS (SELECT r.id, r.rpps, f.finess AS facility, r.function_label, r.mode_code,
                                       own.*, c.lat, c.lon, c.position_precision
                                  FROM r
                                  LEFT JOIN facility f ON f.finess = r.finess AND f.deleted_at IS NULL
                                  LEFT JOIN LATERAL (SELECT r.place_name, r.address_line, r.postcode,
                                                            r.city, r.commune_code
                                                      WHERE f.finess IS NULL) own ON true
                                  LEFT JOIN commune c ON c.code = own.commune_code)
                INSERT INTO practitioner_role AS a (id, rpps, facility_finess, function_label, mode_code,
                            place_name, address_line, postcode, city, commune_code, lat, lon,
                            position_precision, source)
                SELECT id, rpps, facility, function_label, mode_code, place_name, address_line,
                       postcode, city, commune_code, lat, lon, position_precision, 'RPPS'
                  FROM placed
                    ON CONFLICT (id) DO UPDATE
                   SET (facility_finess, function_label, mode_code, place_name, address_line, postcode,
                        city, commune_code, lat, lon, position_precision, deleted_at)
                       = (EXCLUDED.facility_finess, EXCLUDED.function_label, EXCLUDED.mode_code,
                          EXCLUDED.place_name, EXCLUDED.address_line, EXCLUDED.postcode, EXCLUDED.city,
                          EXCLUDED.commune_code, EXCLUDED.lat, EXCLUDED.lon,
                          EXCLUDED.position_precision, NULL)
                 WHERE a.source = 'RPPS'
                   AND (a.facility_finess, a.function_label, a.mode_code, a.place_name, a.address_line,
                        a.postcode, a.city, a.commune_code, a.lat, a.lon, a.position_precision,
                        a.deleted_at)
                       IS DISTINCT FROM
                       (EXCLUDED.facility_finess, EXCLUDED.function_label, EXCLUDED.mode_code,
                        EXCLUDED.place_name, EXCLUDED.address_line, EXCLUDED.postcode, EXCLUDED.city,
                        EXCLUDED.commune_code, EXCLUDED.lat, EXCLUDED.lon,
                        EXCLUDED.position_precision, NULL)
                RETURNING id, (xmax = 0)
                """)
            .bind("rows", roles(activities)));
  }

  private static String roles(List<RppsLoad.Activity> activities) {
    return JsonRows.of(
        activities,
        (json, activity) -> {
          var practice = activity.practice();
          json.writeStringField("id", activity.id());
          json.writeStringField("rpps", activity.person().rpps());
          json.writeStringField("finess", activity.finess());
          json.writeStringField("function_label", activity.function());
          json.writeStringField("mode_code", activity.mode());
          json.writeStringField("place_name", practice.name());
          json.writeStringField("address_line", practice.line());
          json.writeStringField("postcode", practice.postcode());
          json.writeStringField("city", practice.city());
          json.writeStringField("commune_code", practice.communeCode());
        });
  }
}
