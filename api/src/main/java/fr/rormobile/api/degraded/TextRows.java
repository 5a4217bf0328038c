package fr.rormobile.api.degraded;

/** The texts of the three kinds, as SQL works them out from the offer. */
final class TextRows {
  /** Of this version: another one makes all of them anew. */
  static final String VERSION = "1";

  /** Public ones that somebody answers, as dialled within France. Arguments: kind, id. */
  private static final String PHONES =
      """
      (SELECT array_agg(regexp_replace(regexp_replace(p.value, '^(\\+|00)33', '0'), '[^0-9]', '', 'g'))
         FROM contact_point p
        WHERE p.owner_kind = '%s' AND p.owner_id = %s AND p.confidentiality = 'PUBLIC'
          AND p.kind NOT IN ('FAX', 'MSSANTE') AND p.value ~ '[0-9]') AS phones
      """;

  private static final String FACILITIES =
      """
      SELECT f.finess AS id, f.name, concat_ws(' ', f.operational_name, f.long_name) AS also,
             e.name AS parents,
             concat_ws(' ', f.postcode, coalesce(c.name, f.city), d.code, d.name) AS place,
             coalesce(n.label, f.category_label) AS labels,
             concat_ws(' ', f.finess, f.siret, e.finess) AS ids,
             %s, '{}'::text[] AS codes, false AS confidential,
             f.commune_code, d.code AS department_code, d.region_code,
             coalesce(f.lat, c.lat) AS lat, coalesce(f.lon, c.lon) AS lon,
             NULL::int AS age_min, NULL::int AS age_max
        FROM facility f
        LEFT JOIN legal_entity e ON e.finess = f.legal_entity_finess AND e.deleted_at IS NULL
        LEFT JOIN nomenclature_code n ON n.nomenclature_id = 'J55' AND n.code = f.category_code
        LEFT JOIN commune c ON c.code = f.commune_code
        LEFT JOIN department d ON d.code = coalesce(c.department_code, f.department_code)
       WHERE f.finess = ANY (:ids)
         AND f.deleted_at IS NULL
      """
          .formatted(PHONES.formatted("FACILITY", "f.finess"));

  /** The parent's position only where both are in one commune, as the sheet does. */
  private static final String UNITS =
      """
      SELECT u.id, u.name, NULL AS also,
             concat_ws(' ', f.operational_name, f.name, p.name, e.name) AS parents,
             concat_ws(' ', coalesce(u.postcode, f.postcode), coalesce(c.name, u.city, f.city),
                       d.code, d.name) AS place,
             x.labels, concat_ws(' ', u.id, u.external_id) AS ids,
             %s, x.codes, u.confidential,
             coalesce(u.commune_code, f.commune_code) AS commune_code, d.code AS department_code,
             d.region_code,
             coalesce(u.lat, CASE WHEN u.commune_code IS NULL OR u.commune_code = f.commune_code
                                  THEN f.lat END, c.lat) AS lat,
             coalesce(u.lon, CASE WHEN u.commune_code IS NULL OR u.commune_code = f.commune_code
                                  THEN f.lon END, c.lon) AS lon,
             u.age_min, u.age_max
        FROM care_unit u
        JOIN facility f ON f.finess = u.facility_finess AND f.deleted_at IS NULL
        LEFT JOIN legal_entity e ON e.finess = f.legal_entity_finess AND e.deleted_at IS NULL
        LEFT JOIN pole p ON p.id = u.pole_id AND p.deleted_at IS NULL
        LEFT JOIN commune c ON c.code = coalesce(u.commune_code, f.commune_code)
        LEFT JOIN department d ON d.code = coalesce(c.department_code, f.department_code)
       CROSS JOIN LATERAL (
              SELECT array_agg(v.nomenclature_id || ':' || v.code) AS codes,
                     -- « Tout public » and the like would be noise among the words.
                     string_agg(n.label, ' ') FILTER (WHERE v.nomenclature_id <> 'J29') AS labels
                FROM (SELECT 'J17' AS nomenclature_id, u.operational_activity_code AS code
                       UNION ALL SELECT 'J19', u.care_mode_code
                       UNION ALL SELECT 'J20', u.activity_field_code
                       UNION ALL SELECT nomenclature_id, code FROM care_unit_code
                                  WHERE unit_id = u.id) AS v
                LEFT JOIN nomenclature_code n
                  ON n.nomenclature_id = v.nomenclature_id AND n.code = v.code) AS x
       WHERE u.id = ANY (:ids)
         AND u.deleted_at IS NULL
      """
          .formatted(PHONES.formatted("UNIT", "u.id"));

  /** Never by the unit they work in: it may be confidential. The place is that of a hospital. */
  private static final String PROFESSIONALS =
      """
      SELECT q.rpps AS id, concat_ws(' ', q.title, q.given_name, q.family_name) AS name,
             NULL AS also,
             (SELECT string_agg(coalesce(f.name, r.place_name), ' ')
                FROM practitioner_role r
                LEFT JOIN facility f ON f.finess = r.facility_finess AND f.deleted_at IS NULL
               WHERE r.rpps = q.rpps AND r.deleted_at IS NULL) AS parents,
             w.place, concat_ws(' ', q.profession_label, q.skill_label) AS labels, q.rpps AS ids,
             %s, CASE WHEN q.skill_code IS NOT NULL THEN ARRAY['J35:' || q.skill_code] END AS codes,
             false AS confidential, w.commune_code, w.department_code, w.region_code, w.lat, w.lon,
             NULL::int AS age_min, NULL::int AS age_max
        FROM professional q
        LEFT JOIN LATERAL (
              SELECT concat_ws(' ', coalesce(r.postcode, f.postcode),
                               coalesce(c.name, r.city, f.city), d.code, d.name) AS place,
                     coalesce(r.commune_code, f.commune_code) AS commune_code,
                     d.code AS department_code, d.region_code,
                     coalesce(r.lat, CASE WHEN r.commune_code IS NULL
                                            OR r.commune_code = f.commune_code
                                          THEN f.lat END, c.lat) AS lat,
                     coalesce(r.lon, CASE WHEN r.commune_code IS NULL
                                            OR r.commune_code = f.commune_code
                                          THEN f.lon END, c.lon) AS lon
                FROM practitioner_role r
                LEFT JOIN facility f ON f.finess = r.facility_finess AND f.deleted_at IS NULL
                LEFT JOIN commune c ON c.code = coalesce(r.commune_code, f.commune_code)
                LEFT JOIN department d ON d.code = coalesce(c.department_code, f.department_code)
               WHERE r.rpps = q.rpps AND r.deleted_at IS NULL
               ORDER BY f.finess IS NULL, r.id
               LIMIT 1) AS w ON true
       WHERE q.rpps = ANY (:ids)
         AND q.deleted_at IS NULL
      """
          .formatted(PHONES.formatted("PROFESSIONAL", "q.rpps"));

  private TextRows() {}

  static String insert(String kind) {
    return """
    INSERT INTO offer_text AS t (kind, id, folded_name, name_words, words, codes, confidential,
           commune_code, department_code, region_code, lat, lon, age_min, age_max)
    SELECT :kind, s.id, fold_words(s.name),
           array_to_tsvector(string_to_array(fold_words(concat_ws(' ', s.name, s.also)), ' ')),
           array_to_tsvector(string_to_array(
             fold_words(concat_ws(' ', s.name, s.also, s.parents, s.place, s.labels, s.ids)), ' ')
             || coalesce(s.phones, '{}')),
           coalesce(s.codes, '{}'), s.confidential, s.commune_code, s.department_code,
           s.region_code, s.lat, s.lon, s.age_min, s.age_max
      FROM (%s) AS s
    ON CONFLICT (kind, id) DO UPDATE
       SET folded_name = excluded.folded_name, name_words = excluded.name_words,
           words = excluded.words, codes = excluded.codes, confidential = excluded.confidential,
           commune_code = excluded.commune_code, department_code = excluded.department_code,
           region_code = excluded.region_code, lat = excluded.lat, lon = excluded.lon,
           age_min = excluded.age_min, age_max = excluded.age_max
    """
        .formatted(
            switch (kind) {
              case "FACILITY" -> FACILITIES;
              case "UNIT" -> UNITS;
              default -> PROFESSIONALS;
            });
  }
}
