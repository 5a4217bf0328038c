package fr.rormobile.api.imports;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Facilities and their legal entities as a file knows them, merged into what is there by the rule
 * of {@link Source}. The position of a new facility is its commune's until something better comes.
 */
final class FacilityRows {
  /** Columns that follow the strength of the source, with their SQL types. */
  private static final Map<String, String> MERGED = new LinkedHashMap<>();

  static {
    MERGED.put("legal_entity_finess", "text");
    MERGED.put("name", "text");
    MERGED.put("long_name", "text");
    MERGED.put("category_code", "text");
    MERGED.put("category_label", "text");
    MERGED.put("siret", "text");
    MERGED.put("address_line", "text");
    MERGED.put("address_complement", "text");
    MERGED.put("postcode", "text");
    MERGED.put("city", "text");
    MERGED.put("commune_code", "text");
    MERGED.put("department_code", "text");
    MERGED.put("region_code", "text");
    MERGED.put("opened_on", "date");
  }

  private static final String UPSERT = upsert();

  private FacilityRows() {}

  /** What a file says of a facility; null: it says nothing of that. */
  record Facility(
      String finess,
      String legalEntityFiness,
      String name,
      @Nullable String longName,
      @Nullable String categoryCode,
      @Nullable String categoryLabel,
      @Nullable String siret,
      Address address,
      Territory.Place place,
      @Nullable LocalDate openedOn) {}

  /** The lines of an address. */
  record Address(
      @Nullable String line,
      @Nullable String complement,
      @Nullable String postcode,
      @Nullable String city) {}

  /** Writes them; the map tells what changed, see {@link Upserted}. */
  static Map<String, Boolean> write(Handle database, Source source, List<Facility> facilities) {
    insertLegalEntities(database, source, facilities);
    var rows = rows(facilities);
    // A person who edits one of these now finishes first, and is then seen.
    database
        .createQuery(
            """
            SELECT finess
              FROM facility
             WHERE finess IN (SELECT finess
                                FROM jsonb_to_recordset(:rows::jsonb) AS r (finess text))
             ORDER BY finess
               FOR UPDATE
            """)
        .bind("rows", rows)
        .mapTo(String.class)
        .list();
    return Upserted.read(
        database.createQuery(UPSERT).bind("rows", rows).bind("source", source.name()));
  }

  /** An entity that no file has named yet is known by its number, and by what its facility says. */
  private static void insertLegalEntities(
      Handle database, Source source, List<Facility> facilities) {
    var rows =
        JsonRows.of(
            facilities,
            (json, f) -> {
              json.writeStringField("finess", f.legalEntityFiness());
              var siret = f.siret();
              json.writeStringField("siren", siret == null ? null : siret.substring(0, 9));
              json.writeStringField("department_code", f.place().departmentCode());
              json.writeStringField("region_code", f.place().regionCode());
            });
    database
        .createUpdate(
            """
            INSERT INTO legal_entity AS e (finess, name, siren, department_code, region_code, source)
            SELECT DISTINCT ON (finess)
                   finess, 'Entité juridique ' || finess, siren, department_code, region_code, :source
              FROM jsonb_to_recordset(:rows::jsonb)
                AS r (finess text, siren text, department_code text, region_code text)
             ORDER BY finess, siren NULLS LAST
                ON CONFLICT (finess) DO UPDATE
               SET siren = COALESCE(e.siren, EXCLUDED.siren), demonstration = false
             WHERE e.demonstration OR (e.siren IS NULL AND EXCLUDED.siren IS NOT NULL)
            """)
        .bind("rows", rows)
        .bind("source", source.name())
        .execute();
  }

  private static String rows(List<Facility> facilities) {
    return JsonRows.of(
        facilities,
        (json, f) -> {
          json.writeStringField("finess", f.finess());
          json.writeStringField("legal_entity_finess", f.legalEntityFiness());
          json.writeStringField("name", f.name());
          json.writeStringField("long_name", f.longName());
          json.writeStringField("category_code", f.categoryCode());
          json.writeStringField("category_label", f.categoryLabel());
          json.writeStringField("siret", f.siret());
          json.writeStringField("address_line", f.address().line());
          json.writeStringField("address_complement", f.address().complement());
          json.writeStringField("postcode", f.address().postcode());
          json.writeStringField("city", f.address().city());
          json.writeStringField("commune_code", f.place().communeCode());
          json.writeStringField("department_code", f.place().departmentCode());
          json.writeStringField("region_code", f.place().regionCode());
          json.writeStringField(
              "opened_on", f.openedOn() == null ? null : Objects.toString(f.openedOn()));
        });
  }

  /**
   * A position comes with its commune: an exact one is kept, a coarse one follows the commune that
   * the merged row names.
   */
  private static String upsert() {
    var names = String.join(", ", MERGED.keySet());
    var typed =
        MERGED.entrySet().stream()
            .map(c -> c.getKey() + " " + c.getValue())
            .collect(Collectors.joining(", "));
    var merged =
        MERGED.keySet().stream()
            .map(
                c ->
                    "CASE WHEN stronger THEN COALESCE(r.%1$s, f.%1$s) ELSE COALESCE(f.%1$s, r.%1$s) END AS %1$s"
                        .formatted(c))
            .collect(Collectors.joining(",\n"));
    var all = names + ", lat, lon, position_precision, source, demonstration, deleted_at";
    return """
    WITH r AS (SELECT * FROM jsonb_to_recordset(:rows::jsonb) AS r (finess text, %1$s)),
         merged AS (SELECT r.finess, %4$s,
                           f.lat, f.lon, f.position_precision,
                           CASE WHEN stronger THEN :source ELSE f.source END AS source,
                           CASE WHEN NOT stronger THEN f.deleted_at END AS deleted_at
                      FROM r LEFT JOIN facility f USING (finess),
                   LATERAL (SELECT %2$s <= %3$s AS stronger) s),
         placed AS (SELECT m.finess, %5$s,
                           CASE WHEN keep THEN m.lat ELSE c.lat END AS lat,
                           CASE WHEN keep THEN m.lon ELSE c.lon END AS lon,
                           CASE WHEN keep THEN m.position_precision
                                ELSE c.position_precision END AS position_precision,
                           m.source, false AS demonstration, m.deleted_at
                      FROM merged m LEFT JOIN commune c ON c.code = m.commune_code,
                   LATERAL (SELECT COALESCE(m.position_precision = 'ADDRESS', false)
                                   OR (c.lat IS NULL AND m.lat IS NOT NULL) AS keep) k)
    INSERT INTO facility (finess, %6$s)
    SELECT finess, %6$s
      FROM placed
        ON CONFLICT (finess) DO UPDATE
       SET (%6$s) = ROW (%7$s)
     WHERE (%8$s) IS DISTINCT FROM (%7$s)
    RETURNING finess, (xmax = 0)
    """
        .formatted(
            typed,
            Source.strengthOf("f.source"),
            Source.strengthOf(":source"),
            merged,
            prefixed("m", names),
            all,
            prefixed("EXCLUDED", all),
            prefixed("facility", all));
  }

  private static String prefixed(String table, String columns) {
    return columns
        .lines()
        .collect(Collectors.joining())
        .transform(c -> List.of(c.split(", ")))
        .stream()
        .map(c -> table + "." + c)
        .collect(Collectors.joining(", "));
  }
}
