package fr.rormobile.api.advanced;

import fr.rormobile.api.beds.CapacityLine.OfficialCode;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Writes a {@link RandomOffer} into an empty database. */
final class OfferInserts {
  private OfferInserts() {}

  static void write(Jdbi jdbi, RandomOffer offer) {
    jdbi.useTransaction(
        h -> {
          territory(h);
          offer.facilities.forEach(facility -> facility(h, facility));
          offer.units.forEach(unit -> unit(h, unit));
          offer.people.forEach(person -> person(h, person));
        });
  }

  private static void territory(Handle h) {
    h.execute("INSERT INTO region VALUES ('24', 'Centre'), ('04', 'La Réunion')");
    h.execute(
        "INSERT INTO department VALUES ('37', 'Indre-et-Loire', '24'), ('41', 'Loir-et-Cher',"
            + " '24'), ('974', 'La Réunion', '04')");
    for (var department : RandomOffer.DEPARTMENTS) {
      h.execute(
          "INSERT INTO commune (code, name, folded_name, department_code, region_code)"
              + " VALUES (?, 'X', 'x', ?, ?)",
          RandomOffer.commune(department),
          department,
          department.equals("974") ? "04" : "24");
    }
    h.execute(
        "INSERT INTO account (id, login, display_name, password_hash, roles)"
            + " VALUES (?, 'a', 'A', 'x', '{DIRECTOR}')",
        new UUID(0, 1));
  }

  private static void facility(Handle h, RandomOffer.Facility f) {
    if (f.entity() != null) {
      h.execute(
          "INSERT INTO legal_entity (finess, name, source) VALUES (?, ?, 'T') ON CONFLICT DO"
              + " NOTHING",
          f.entity(),
          f.entityName());
    }
    h.execute(
        """
        INSERT INTO facility (finess, legal_entity_finess, name, operational_name, category_code,
                              siret, postcode, commune_code, department_code, region_code, opened_on,
                              source)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS date), 'T')
        """,
        f.finess(),
        f.entity(),
        f.name(),
        f.usualName(),
        f.category(),
        f.siret(),
        f.postcode(),
        f.commune(),
        f.department(),
        f.department().equals("974") ? "04" : "24",
        text(f.openedOn()));
    if (f.inTension()) {
      h.execute(
          """
          INSERT INTO tension (id, facility_finess, discipline_group_id, plan_id, drill, status,
                               started_at, declared_by, alert_id)
          SELECT ?, ?, (SELECT min(id) FROM discipline_group), (SELECT id FROM het_plan WHERE level = 1
                 ORDER BY id LIMIT 1), false, 'OPEN', ?, ?, ?
          """,
          UUID.randomUUID(),
          f.finess(),
          Timestamp.from(RandomOffer.NOW),
          new UUID(0, 1),
          UUID.randomUUID());
    }
    contacts(h, "FACILITY", f.finess(), f.contacts());
  }

  private static void unit(Handle h, RandomOffer.Unit u) {
    h.execute(
        """
        INSERT INTO care_unit (id, facility_finess, name, activity_field_code, care_mode_code,
                               operational_activity_code, age_min, age_max, confidential, always_open,
                               time_zone, commune_code, postcode, source)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'T')
        """,
        u.id(),
        u.facility().finess(),
        u.name(),
        u.activityField(),
        u.careMode(),
        u.activity(),
        u.ageMin(),
        u.ageMax(),
        u.confidential(),
        u.alwaysOpen(),
        u.zone(),
        u.commune(),
        u.postcode());
    u.furtherActivities().forEach(code -> code(h, u.id(), "J17", code, null));
    u.acts().forEach(code -> code(h, u.id(), "J16", code, null));
    u.equipment().forEach((code, limit) -> code(h, u.id(), "J18", code, limit == 0 ? null : limit));
    u.hours().forEach(each -> hours(h, u.id(), each));
    for (var each : u.exceptions()) {
      h.execute(
          "INSERT INTO opening_exception (unit_id, starts_on, ends_on, opens, closes)"
              + " VALUES (?, CAST(? AS date), CAST(? AS date), CAST(? AS time), CAST(? AS time))",
          u.id(),
          text(each.from()),
          text(each.to()),
          text(each.opens()),
          text(each.closes()));
    }
    for (var each : u.closures()) {
      h.execute(
          "INSERT INTO bed_closure (unit_id, beds, starts_on, ends_on)"
              + " VALUES (?, 2, CAST(? AS date), CAST(? AS date))",
          u.id(),
          text(each.from()),
          text(each.until()));
    }
    lines(h, u);
    contacts(h, "UNIT", u.id(), u.contacts());
  }

  private static void hours(Handle h, String unit, RandomOffer.Hours each) {
    h.execute(
        "INSERT INTO opening_hours (unit_id, day, opens, closes)"
            + " VALUES (?, ?, CAST(? AS time), CAST(? AS time))",
        unit,
        each.day(),
        text(each.opens()),
        text(each.closes()));
  }

  private static void lines(Handle h, RandomOffer.Unit unit) {
    for (var line : unit.lines()) {
      h.execute(
          """
          INSERT INTO capacity_line (unit_id, nature, status, horizon, gender, closing_type,
                                     additional_type, count, updated_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          unit.id(),
          line.nature().code(),
          line.status().code(),
          line.horizon().code(),
          code(line.gender()),
          code(line.closingType()),
          code(line.additionalType()),
          line.count(),
          Timestamp.from(line.updatedAt()));
    }
  }

  private static void person(Handle h, RandomOffer.Person p) {
    h.execute(
        "INSERT INTO professional (rpps, family_name, given_name, profession_code, source)"
            + " VALUES (?, ?, ?, ?, 'T')",
        p.rpps(),
        p.familyName(),
        p.givenName(),
        p.profession());
    for (var role : p.roles()) {
      h.execute(
          """
          INSERT INTO practitioner_role (id, rpps, facility_finess, unit_id, mode_code, city,
                                         commune_code, source)
          VALUES (?, ?, ?, ?, ?, ?, ?, 'T')
          """,
          role.id(),
          p.rpps(),
          role.facility() == null ? null : role.facility().finess(),
          role.unit() == null ? null : role.unit().id(),
          role.mode(),
          role.city(),
          role.commune());
    }
    contacts(h, "PROFESSIONAL", p.rpps(), p.contacts());
  }

  private static void code(
      Handle h, String unit, String nomenclature, String code, @Nullable Integer limit) {
    h.execute(
        "INSERT INTO care_unit_code VALUES (?, ?, ?, ?, ?)",
        unit,
        nomenclature,
        code,
        limit,
        limit == null ? null : "kg");
  }

  private static void contacts(
      Handle h, String kind, String id, List<RandomOffer.Contact> contacts) {
    for (var contact : contacts) {
      h.execute(
          "INSERT INTO contact_point (owner_kind, owner_id, kind, value, confidentiality)"
              + " VALUES (?, ?, ?, ?, ?)",
          kind,
          id,
          contact.kind(),
          contact.value(),
          contact.level());
    }
  }

  private static String code(@Nullable OfficialCode code) {
    return code == null ? "" : code.code();
  }

  private static @Nullable String text(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }

  private static @Nullable String text(@Nullable LocalTime time) {
    return time == null ? null : time.toString();
  }
}
