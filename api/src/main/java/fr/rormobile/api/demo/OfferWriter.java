package fr.rormobile.api.demo;

import fr.rormobile.api.territory.FoldedName;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes an offer by COPY, in the order in which the tables refer to each other, a few thousand
 * units at a time, so that its memory does not grow with the offer. Everything is marked as
 * demonstration.
 *
 * <p>It belongs to the transaction of its handle: nothing is there before that commits.
 */
final class OfferWriter {
  private static final int UNITS_A_FLUSH = 4_000;
  private static final String SOURCE = "DEMO";
  private static final String PLACE = "address_line, postcode, city, commune_code, ";
  private static final String POSITION = "lat, lon, position_precision, ";
  private static final String DATES = "source, created_at, updated_at";

  private final CopyManager copy;
  private final String now;
  private final CopyBuffer entities =
      new CopyBuffer(
          "legal_entity",
          "finess, name, siren, legal_status_label, "
              + PLACE
              + "department_code, region_code, demonstration, "
              + DATES);
  private final CopyBuffer facilities =
      new CopyBuffer(
          "facility",
          "finess, legal_entity_finess, name, operational_name, category_code, category_label,"
              + " siret, address_complement, "
              + PLACE
              + "department_code, region_code, "
              + POSITION
              + "demonstration, "
              + DATES);
  private final CopyBuffer poles =
      new CopyBuffer("pole", "id, facility_finess, name, created_at, updated_at");
  private final CopyBuffer units =
      new CopyBuffer(
          "care_unit",
          "id, facility_finess, pole_id, name, activity_field_code, care_mode_code,"
              + " operational_activity_code, expertise_level_code, offer_type_code, age_min,"
              + " age_max, confidential, always_open, time_zone, external_id, demonstration, "
              + DATES);
  private final CopyBuffer codes =
      new CopyBuffer("care_unit_code", "unit_id, nomenclature_id, code, limit_value, limit_unit");
  private final CopyBuffer hours = new CopyBuffer("opening_hours", "unit_id, day, opens, closes");
  private final CopyBuffer exceptions =
      new CopyBuffer("opening_exception", "unit_id, starts_on, ends_on, opens, closes, reason");
  private final CopyBuffer closures =
      new CopyBuffer("bed_closure", "unit_id, beds, starts_on, ends_on, reason");
  private final CopyBuffer capacities =
      new CopyBuffer(
          "capacity_line",
          "unit_id, nature, status, horizon, gender, closing_type, additional_type, crisis_type,"
              + " count, source, updated_at");
  private final CopyBuffer professionals =
      new CopyBuffer(
          "professional",
          "rpps, title, family_name, given_name, profession_code, profession_label, skill_code,"
              + " skill_label, demonstration, "
              + DATES);
  private final CopyBuffer roles =
      new CopyBuffer(
          "practitioner_role",
          "id, rpps, facility_finess, unit_id, function_label, mode_code, place_name, "
              + PLACE
              + POSITION
              + DATES);
  private final CopyBuffer contacts =
      new CopyBuffer(
          "contact_point", "owner_kind, owner_id, kind, value, label, confidentiality, rank");
  private final CopyBuffer solidarity =
      new CopyBuffer("solidarity_link", "facility_finess, discipline_group_id, partner_finess");
  private final List<CopyBuffer> inOrder =
      List.of(
          entities,
          facilities,
          poles,
          units,
          codes,
          hours,
          exceptions,
          closures,
          capacities,
          professionals,
          roles,
          contacts,
          solidarity);

  private final OfferCounts counts = new OfferCounts();

  OfferWriter(Handle handle, Instant now) {
    try {
      this.copy = handle.getConnection().unwrap(PGConnection.class).getCopyAPI();
    } catch (SQLException other) {
      throw new IllegalStateException("not a connection to PostgreSQL", other);
    }
    this.now = now.toString();
  }

  OfferCounts counts() {
    return counts;
  }

  void add(Rows.LegalEntity entity) {
    var at = entity.address();
    entities.row(
        entity.finess(),
        entity.name(),
        entity.siren(),
        entity.legalStatus(),
        at.line(),
        at.postcode(),
        at.city(),
        at.communeCode(),
        at.departmentCode(),
        at.regionCode(),
        true,
        SOURCE,
        now,
        now);
    counts.legalEntities++;
  }

  void add(Rows.Facility facility) {
    var at = facility.address();
    var position = facility.position();
    facilities.row(
        facility.finess(),
        facility.legalEntity(),
        facility.name(),
        facility.operationalName(),
        facility.category(),
        facility.categoryLabel(),
        facility.siret(),
        at.complement(),
        at.line(),
        at.postcode(),
        at.city(),
        at.communeCode(),
        at.departmentCode(),
        at.regionCode(),
        position == null ? null : position.lat(),
        position == null ? null : position.lon(),
        position == null ? null : position.precision(),
        true,
        SOURCE,
        now,
        now);
    addContacts("FACILITY", facility.finess(), facility.contacts());
    counts.facilities++;
  }

  void add(Rows.Pole pole) {
    poles.row(pole.id(), pole.facility(), pole.name(), now, now);
  }

  void add(Rows.Unit unit) {
    units.row(
        unit.id(),
        unit.facility(),
        unit.pole(),
        unit.name(),
        unit.field(),
        unit.mode(),
        unit.activity(),
        unit.expertise(),
        unit.offerType(),
        unit.ageMin(),
        unit.ageMax(),
        unit.confidential(),
        unit.alwaysOpen(),
        unit.timeZone(),
        unit.externalId(),
        true,
        SOURCE,
        now,
        now);
    for (var c : unit.codes()) {
      codes.row(unit.id(), c.nomenclature(), c.code(), c.limit(), c.limitUnit());
    }
    for (var h : unit.hours()) {
      hours.row(unit.id(), h.day(), h.opens(), h.closes());
    }
    for (var e : unit.exceptions()) {
      exceptions.row(unit.id(), e.from(), e.to(), e.opens(), e.closes(), e.reason());
    }
    for (var c : unit.closures()) {
      closures.row(unit.id(), c.beds(), c.from(), c.to(), c.reason());
    }
    for (var c : unit.capacities()) {
      capacities.row(
          unit.id(),
          c.nature(),
          c.status(),
          c.horizon(),
          c.gender(),
          c.closing(),
          c.additional(),
          c.crisis(),
          c.count(),
          c.source(),
          c.updatedAt());
    }
    addContacts("UNIT", unit.id(), unit.contacts());
    counts.capacityLines += unit.capacities().size();
    counts.units++;
    if (counts.units % UNITS_A_FLUSH == 0) {
      flush();
    }
  }

  /** Where the official one is not known for certain, one of the demonstration's own. */
  private static @Nullable String skillCode(Rows.Professional p) {
    return p.skill() != null || p.skillLabel() == null
        ? p.skill()
        : FoldedName.of(p.skillLabel()).replace(' ', '-');
  }

  void add(Rows.Professional p) {
    professionals.row(
        p.rpps(),
        p.title(),
        p.familyName(),
        p.givenName(),
        p.profession(),
        p.professionLabel(),
        skillCode(p),
        p.skillLabel(),
        true,
        SOURCE,
        now,
        now);
    addContacts("PROFESSIONAL", p.rpps(), p.contacts());
    counts.professionals++;
  }

  void add(Rows.Role role) {
    var at = role.address();
    var position = role.position();
    roles.row(
        role.id(),
        role.rpps(),
        role.facility(),
        role.unit(),
        role.function(),
        role.mode(),
        role.placeName(),
        at == null ? null : at.line(),
        at == null ? null : at.postcode(),
        at == null ? null : at.city(),
        at == null ? null : at.communeCode(),
        position == null ? null : position.lat(),
        position == null ? null : position.lon(),
        position == null ? null : position.precision(),
        SOURCE,
        now,
        now);
    counts.roles++;
  }

  void add(Rows.SolidarityLink link) {
    solidarity.row(link.facility(), link.group(), link.partner());
  }

  private void addContacts(String kind, String id, List<Rows.Contact> all) {
    int rank = 0;
    for (var contact : all) {
      contacts.row(
          kind,
          id,
          contact.kind(),
          contact.value(),
          contact.label(),
          contact.confidentiality(),
          rank++);
    }
    counts.contacts += all.size();
  }

  /** Writes what is waiting; the caller does so once more at its end. */
  void flush() {
    inOrder.forEach(buffer -> buffer.flush(copy));
  }
}
