package fr.rormobile.api.offer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Facilities and legal entities: two queries whatever their number, three for an entity. */
final class FacilityRows {
  // Primary keys.
  private static final String FACILITIES =
      """
      SELECT f.finess, f.name, f.operational_name, f.long_name, f.siret,
             f.category_code, coalesce(n.label, f.category_label) AS category_label,
             f.source, f.demonstration, f.version, f.updated_at,
             e.finess AS entity_finess, e.name AS entity_name,
             f.address_line, f.address_complement, f.postcode, f.city, f.commune_code,
             NULL AS parent_commune_code, f.lat, f.lon, f.position_precision,
             %s
        FROM facility f
        LEFT JOIN legal_entity e ON e.finess = f.legal_entity_finess AND e.deleted_at IS NULL
        LEFT JOIN nomenclature_code n ON n.nomenclature_id = 'J55' AND n.code = f.category_code
        LEFT JOIN commune c ON c.code = f.commune_code
        %s
       WHERE f.finess = ANY (:ids)
         AND f.deleted_at IS NULL
       ORDER BY f.finess
      """
          .formatted(PlaceRows.TERRITORY, PlaceRows.TERRITORY_JOINS.formatted("f.department_code"));

  private static final String ENTITY =
      """
      SELECT e.finess, e.name, e.long_name, e.siren, e.legal_status_label,
             e.source, e.demonstration, e.version, e.updated_at,
             e.address_line, NULL AS address_complement, e.postcode, e.city, e.commune_code,
             NULL AS parent_commune_code, NULL::float8 AS lat, NULL::float8 AS lon,
             NULL AS position_precision,
             %s
        FROM legal_entity e
        LEFT JOIN commune c ON c.code = e.commune_code
        %s
       WHERE e.finess = ANY (:ids)
         AND e.deleted_at IS NULL
      """
          .formatted(PlaceRows.TERRITORY, PlaceRows.TERRITORY_JOINS.formatted("e.department_code"));

  // Index facility_legal_entity.
  private static final String OF_ENTITY =
      """
      SELECT f.finess, f.name, c.name AS commune
        FROM facility f
        LEFT JOIN commune c ON c.code = f.commune_code
       WHERE f.legal_entity_finess = :finess
         AND f.deleted_at IS NULL
      """;

  private FacilityRows() {}

  static List<FacilitySheet> of(Handle handle, Collection<String> ids) {
    var contacts = ContactRows.of(handle, "FACILITY", ids);
    return handle
        .createQuery(FACILITIES)
        .bindArray("ids", String.class, ids)
        .map((rs, context) -> sheet(rs, contacts.getOrDefault(rs.getString("finess"), List.of())))
        .list();
  }

  static List<LegalEntitySheet> entity(Handle handle, String finess) {
    var ids = List.of(finess);
    var contacts = ContactRows.of(handle, "LEGAL_ENTITY", ids).getOrDefault(finess, List.of());
    var facilities =
        handle
            .createQuery(OF_ENTITY)
            .bind("finess", finess)
            .map(
                (rs, context) ->
                    new LegalEntitySheet.FacilityRef(
                        rs.getString("finess"), rs.getString("name"), rs.getString("commune")))
            .stream()
            .sorted(FrenchOrder.by(LegalEntitySheet.FacilityRef::name))
            .toList();
    return handle
        .createQuery(ENTITY)
        .bindArray("ids", String.class, ids)
        .map(
            (rs, context) ->
                new LegalEntitySheet(
                    finess,
                    rs.getString("name"),
                    rs.getString("long_name"),
                    rs.getString("siren"),
                    rs.getString("legal_status_label"),
                    PlaceRows.place(rs, null),
                    contacts,
                    facilities,
                    PlaceRows.origin(rs)))
        .list();
  }

  private static FacilitySheet sheet(ResultSet rs, List<Contact> contacts) throws SQLException {
    return new FacilitySheet(
        rs.getString("finess"),
        rs.getString("name"),
        rs.getString("operational_name"),
        rs.getString("long_name"),
        PlaceRows.ref(rs, "entity_finess", "entity_name"),
        Coded.of(rs.getString("category_code"), rs.getString("category_label")),
        rs.getString("siret"),
        PlaceRows.place(rs, null),
        contacts,
        PlaceRows.origin(rs));
  }
}
