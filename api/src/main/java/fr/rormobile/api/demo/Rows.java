package fr.rormobile.api.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a demonstration offer, as the tables of the offer take them. */
final class Rows {
  private Rows() {}

  record LegalEntity(
      String finess,
      String name,
      @Nullable String siren,
      @Nullable String legalStatus,
      Address address) {}

  /** Line, postcode and city as on an envelope; the rest as INSEE has it. */
  record Address(
      @Nullable String line,
      @Nullable String complement,
      String postcode,
      String city,
      String communeCode,
      String departmentCode,
      String regionCode) {}

  /**
   * WGS84 degrees.
   *
   * @param precision ADDRESS, COMMUNE or POSTCODE
   */
  record Position(double lat, double lon, String precision) {}

  record Facility(
      String finess,
      @Nullable String legalEntity,
      String name,
      @Nullable String operationalName,
      @Nullable String category,
      @Nullable String categoryLabel,
      @Nullable String siret,
      Address address,
      @Nullable Position position,
      String timeZone,
      List<Contact> contacts) {
    Facility {
      contacts = List.copyOf(contacts);
    }
  }

  record Pole(String id, String facility, String name) {}

  /**
   * @param ageMin years, inclusive; null: no bound. So is ageMax
   */
  record Unit(
      String id,
      String facility,
      @Nullable String pole,
      String name,
      String field,
      String mode,
      String activity,
      @Nullable String expertise,
      @Nullable String offerType,
      @Nullable Integer ageMin,
      @Nullable Integer ageMax,
      boolean confidential,
      boolean alwaysOpen,
      String timeZone,
      @Nullable String externalId,
      List<Code> codes,
      List<Contact> contacts,
      List<Hours> hours,
      List<HoursException> exceptions,
      List<Closure> closures,
      List<Capacity> capacities) {
    Unit {
      codes = List.copyOf(codes);
      contacts = List.copyOf(contacts);
      hours = List.copyOf(hours);
      exceptions = List.copyOf(exceptions);
      closures = List.copyOf(closures);
      capacities = List.copyOf(capacities);
    }
  }

  /**
   * @param limit of a piece of equipment, in limitUnit (UCUM); both null: none
   */
  record Code(
      String nomenclature, String code, @Nullable String limit, @Nullable String limitUnit) {
    static Code of(String nomenclature, String code) {
      return new Code(nomenclature, code, null, null);
    }
  }

  /**
   * @param kind as in the table contact_point
   * @param value digits of a telephone, or the address of a mailbox
   */
  record Contact(String kind, String value, @Nullable String label, String confidentiality) {}

  /**
   * @param day 1 Monday to 7 Sunday
   * @param opens HH:mm, as is closes
   */
  record Hours(int day, String opens, String closes) {}

  /** Opens and closes are null on days that are closed altogether. */
  record HoursException(
      LocalDate from,
      LocalDate to,
      @Nullable String opens,
      @Nullable String closes,
      @Nullable String reason) {}

  /**
   * @param to inclusive; null: reopening not known
   */
  record Closure(int beds, LocalDate from, @Nullable LocalDate to, @Nullable String reason) {}

  /** One line of the ROR's capacity model; '' where a dimension does not apply. */
  record Capacity(
      String nature,
      String status,
      String horizon,
      String gender,
      String closing,
      String additional,
      String crisis,
      int count,
      String source,
      Instant updatedAt) {}

  /** The facility counts on that partner's free beds of this discipline group. */
  record SolidarityLink(String facility, String group, String partner) {}

  record Professional(
      String rpps,
      @Nullable String title,
      String familyName,
      String givenName,
      String profession,
      String professionLabel,
      @Nullable String skill,
      @Nullable String skillLabel,
      List<Contact> contacts) {
    Professional {
      contacts = List.copyOf(contacts);
    }
  }

  /** Where a professional works; the place is null where it is that of the facility. */
  record Role(
      String id,
      String rpps,
      @Nullable String facility,
      @Nullable String unit,
      @Nullable String function,
      String mode,
      @Nullable String placeName,
      @Nullable Address address,
      @Nullable Position position) {}
}
