package fr.rormobile.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entity of the offer as it is indexed and given back. Built by {@link #builder}.
 *
 * @param version of the entity in the truth, 1 or more, higher at each change; an older or equal
 *     one never overwrites
 * @param name at most 500 characters
 * @param aliases operational, long and former names
 * @param parentNames of the facility, the pole and the legal entity, nearest first
 * @param identifiers FINESS, SIRET, RPPS …; matched whole, whatever their case
 * @param phones kept as national digits, however they were written
 * @param activityField champ d'activité (J20); null when unknown
 * @param facilityCategory catégorie d'établissement (J55); null when unknown
 * @param ageMin youngest patient taken, in years, inclusive; null: no lower bound
 * @param ageMax oldest patient taken, in years, inclusive; null: no upper bound
 * @param confidential only for callers who may see confidential units
 * @param demo invented, for demonstration
 * @param facilityId FINESS number of the unit's facility; null for what has none
 * @param opening null: nothing is known, or it has no hours
 * @param capacity matched line by line, never given back by a search
 */
public record OfferDocument(
    OfferKind kind,
    String id,
    long version,
    String name,
    List<String> aliases,
    List<String> parentNames,
    Place place,
    List<String> identifiers,
    List<String> phones,
    @Nullable CodedLabel activityField,
    List<CodedLabel> operationalActivities,
    List<CodedLabel> careModes,
    List<CodedLabel> specificActs,
    List<Equipment> equipment,
    List<CodedLabel> specialities,
    List<CodedLabel> patientTypes,
    List<CodedLabel> professions,
    @Nullable CodedLabel facilityCategory,
    @Nullable Integer ageMin,
    @Nullable Integer ageMax,
    boolean confidential,
    boolean demo,
    Instant updatedAt,
    @Nullable String facilityId,
    @Nullable Opening opening,
    List<CapacityLine> capacity) {

  private static final int LONGEST_NAME = 500;

  /**
   * Refuses what cannot be.
   *
   * @throws IllegalArgumentException for a blank name or id, a version below 1, a negative or
   *     inverted age
   */
  public OfferDocument {
    var _ = new OfferKey(kind, id);
    Check.notBlank("name of " + kind + " " + id, name);
    Check.atMost("name of " + kind + " " + id, name, LONGEST_NAME);
    Check.version(version);
    if ((ageMin != null && ageMin < 0)
        || (ageMax != null && ageMax < 0)
        || (ageMin != null && ageMax != null && ageMin > ageMax)) {
      throw new IllegalArgumentException("ages from " + ageMin + " to " + ageMax + " years");
    }
    aliases = List.copyOf(aliases);
    parentNames = List.copyOf(parentNames);
    identifiers = List.copyOf(identifiers);
    phones = phones.stream().map(PhoneDigits::of).filter(digits -> !digits.isEmpty()).toList();
    operationalActivities = List.copyOf(operationalActivities);
    careModes = List.copyOf(careModes);
    specificActs = List.copyOf(specificActs);
    equipment = List.copyOf(equipment);
    specialities = List.copyOf(specialities);
    patientTypes = List.copyOf(patientTypes);
    professions = List.copyOf(professions);
    capacity = List.copyOf(capacity);
  }

  public OfferKey key() {
    return new OfferKey(kind, id);
  }

  /** The rest is empty, unknown or false until it is said; {@code updatedAt} is the epoch. */
  public static OfferDocumentBuilder builder(OfferKind kind, String id, long version, String name) {
    return new OfferDocumentBuilder(kind, id, version, name);
  }
}
