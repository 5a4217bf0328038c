package fr.rormobile.api.offer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Professionals and where they work: three queries whatever their number. */
final class ProfessionalRows {
  // Primary key.
  private static final String PROFESSIONALS =
      """
      SELECT rpps, title, family_name, given_name, profession_code, profession_label, skill_code,
             skill_label, source, demonstration, version, updated_at
        FROM professional
       WHERE rpps = ANY (:ids)
         AND deleted_at IS NULL
       ORDER BY rpps
      """;

  // Index practitioner_role_rpps.
  private static final String ROLES =
      """
      SELECT r.rpps, r.id, r.function_label, r.mode_code, r.place_name,
             f.finess, f.name AS facility_name,
             u.id AS unit_id, u.name AS unit_name, coalesce(u.confidential, false) AS confidential,
             coalesce(r.address_line, f.address_line) AS address_line,
             CASE WHEN r.address_line IS NULL THEN f.address_complement END AS address_complement,
             coalesce(r.postcode, f.postcode) AS postcode,
             coalesce(r.city, f.city) AS city,
             coalesce(r.commune_code, f.commune_code) AS commune_code,
             f.commune_code AS parent_commune_code,
             r.lat, r.lon, r.position_precision,
             f.lat AS parent_lat, f.lon AS parent_lon, f.position_precision AS parent_precision,
             %s
        FROM practitioner_role r
        LEFT JOIN facility f ON f.finess = r.facility_finess AND f.deleted_at IS NULL
        LEFT JOIN care_unit u ON u.id = r.unit_id AND u.deleted_at IS NULL
        LEFT JOIN commune c ON c.code = coalesce(r.commune_code, f.commune_code)
        %s
       WHERE r.rpps = ANY (:ids)
         AND r.deleted_at IS NULL
       ORDER BY r.rpps, r.id
      """
          .formatted(PlaceRows.TERRITORY, PlaceRows.TERRITORY_JOINS.formatted("f.department_code"));

  private static final Map<String, String> MODES =
      Map.of("L", "Libéral", "S", "Salarié", "B", "Bénévole");

  private ProfessionalRows() {}

  static List<ProfessionalSheet> of(Handle handle, Collection<String> ids) {
    var contacts = ContactRows.of(handle, "PROFESSIONAL", ids);
    var roles =
        handle
            .createQuery(ROLES)
            .bindArray("ids", String.class, ids)
            .map((rs, context) -> Map.entry(rs.getString("rpps"), role(rs)))
            .stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    return handle
        .createQuery(PROFESSIONALS)
        .bindArray("ids", String.class, ids)
        .map(
            (rs, context) -> {
              var rpps = rs.getString("rpps");
              return sheet(
                  rs, contacts.getOrDefault(rpps, List.of()), roles.getOrDefault(rpps, List.of()));
            })
        .list();
  }

  private static ProfessionalSheet sheet(
      ResultSet rs, List<Contact> contacts, List<ProfessionalSheet.Role> roles)
      throws SQLException {
    return new ProfessionalSheet(
        rs.getString("rpps"),
        rs.getString("title"),
        rs.getString("family_name"),
        rs.getString("given_name"),
        Coded.of(rs.getString("profession_code"), rs.getString("profession_label")),
        Coded.of(rs.getString("skill_code"), rs.getString("skill_label")),
        contacts,
        roles,
        PlaceRows.origin(rs));
  }

  private static ProfessionalSheet.Role role(ResultSet rs) throws SQLException {
    var facilitys =
        PlaceRows.position(rs, "parent_lat", "parent_lon", rs.getString("parent_precision"));
    return new ProfessionalSheet.Role(
        rs.getString("id"),
        PlaceRows.ref(rs, "finess", "facility_name"),
        PlaceRows.named(rs, "unit_id", "unit_name"),
        rs.getBoolean("confidential"),
        rs.getString("place_name"),
        rs.getString("function_label"),
        mode(rs.getString("mode_code")),
        PlaceRows.place(rs, facilitys));
  }

  private static @Nullable Coded mode(@Nullable String code) {
    return code == null ? null : new Coded(code, MODES.getOrDefault(code, code));
  }
}
