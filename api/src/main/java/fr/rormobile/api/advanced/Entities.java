package fr.rormobile.api.advanced;

/**
 * Where the rows of each kind come from, and how they hang together. What is deleted is never
 * there, nor is a unit the caller may not know of: {@code :seesConfidential}.
 */
final class Entities {
  private static final String VISIBLE = "(:seesConfidential OR NOT {u}.confidential)";

  private static final String ROLE =
      "FROM practitioner_role {b}r"
          + " JOIN professional {b} ON {b}.rpps = {b}r.rpps AND {b}.deleted_at IS NULL"
          + " WHERE {b}r.deleted_at IS NULL AND {b}r.";

  private Entities() {}

  /** FROM … WHERE …, of the row {@code a}, and of a unit's facility {@code af}. */
  static String all(Kind kind) {
    return switch (kind) {
      case FACILITY -> "FROM facility a WHERE a.deleted_at IS NULL";
      case UNIT ->
          "FROM care_unit a JOIN facility af ON af.finess = a.facility_finess"
              + " AND af.deleted_at IS NULL WHERE a.deleted_at IS NULL AND "
              + VISIBLE.replace("{u}", "a");
      case PROFESSIONAL -> "FROM professional a WHERE a.deleted_at IS NULL";
    };
  }

  static String id(Kind kind) {
    return switch (kind) {
      case FACILITY -> "a.finess";
      case UNIT -> "a.id";
      case PROFESSIONAL -> "a.rpps";
    };
  }

  static String name(Kind kind) {
    return kind == Kind.PROFESSIONAL ? "concat_ws(' ', a.family_name, a.given_name)" : "a.name";
  }

  /**
   * FROM … WHERE …, of the rows {@code {b}} that are related to the row {@code {a}}, and {@code
   * {bf}} the facility of a unit, where it is not the row {@code {a}}. Of a unit its facility is
   * not asked for here: it stands in the same row.
   */
  static String related(Kind kind, Kind related) {
    return switch (kind) {
      case FACILITY ->
          related == Kind.UNIT
              ? "FROM care_unit {b} WHERE {b}.facility_finess = {a}.finess"
                  + " AND {b}.deleted_at IS NULL AND "
                  + VISIBLE.replace("{u}", "{b}")
              : ROLE + "facility_finess = {a}.finess";
      case UNIT -> ROLE + "unit_id = {a}.id";
      case PROFESSIONAL ->
          related == Kind.UNIT
              ? "FROM practitioner_role {b}r"
                  + " JOIN care_unit {b} ON {b}.id = {b}r.unit_id AND {b}.deleted_at IS NULL"
                  + " JOIN facility {bf} ON {bf}.finess = {b}.facility_finess"
                  + " AND {bf}.deleted_at IS NULL"
                  + " WHERE {b}r.deleted_at IS NULL AND {b}r.rpps = {a}.rpps AND "
                  + VISIBLE.replace("{u}", "{b}")
              : "FROM practitioner_role {b}r"
                  + " JOIN facility {b} ON {b}.finess = {b}r.facility_finess"
                  + " AND {b}.deleted_at IS NULL"
                  + " WHERE {b}r.deleted_at IS NULL AND {b}r.rpps = {a}.rpps";
    };
  }

  /**
   * How many of another kind are related to those found: what a search for that kind, related to
   * the same criteria, would count.
   */
  static String countRelated(Kind kind, Kind related) {
    if (kind == related) {
      return "(SELECT count(*) FROM found)";
    }
    if (kind == Kind.UNIT && related == Kind.FACILITY) {
      return "(SELECT count(DISTINCT u.facility_finess)"
          + " FROM care_unit u JOIN found ON found.id = u.id)";
    }
    var key =
        switch (kind) {
          case FACILITY -> "finess";
          case UNIT -> "id";
          case PROFESSIONAL -> "rpps";
        };
    var from =
        related(kind, related)
            .replace("{a}." + key, "found.id")
            .replace("{b}", "b")
            .replace("{bf}", "bf");
    var id =
        switch (related) {
          case FACILITY -> "b.finess";
          case UNIT -> "b.id";
          case PROFESSIONAL -> "b.rpps";
        };
    return "(SELECT count(DISTINCT " + id + ") " + from.replaceFirst("FROM ", "FROM found, ") + ")";
  }
}
