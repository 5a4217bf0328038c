package fr.rormobile.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects an {@link OfferDocument}, whose components say what each part means. Not thread-safe.
 */
public final class OfferDocumentBuilder {
  private final OfferKind kind;
  private final String id;
  private final long version;
  private final String name;
  private List<String> aliases = List.of();
  private List<String> parentNames = List.of();
  private Place place = Place.UNKNOWN;
  private List<String> identifiers = List.of();
  private List<String> phones = List.of();
  private @Nullable CodedLabel activityField;
  private List<CodedLabel> operationalActivities = List.of();
  private List<CodedLabel> careModes = List.of();
  private List<CodedLabel> specificActs = List.of();
  private List<Equipment> equipment = List.of();
  private List<CodedLabel> specialities = List.of();
  private List<CodedLabel> patientTypes = List.of();
  private List<CodedLabel> professions = List.of();
  private @Nullable CodedLabel facilityCategory;
  private @Nullable Integer ageMin;
  private @Nullable Integer ageMax;
  private boolean confidential;
  private boolean demo;
  private Instant updatedAt = Instant.EPOCH;
  private @Nullable String facilityId;
  private @Nullable Opening opening;
  private List<CapacityLine> capacity = List.of();

  OfferDocumentBuilder(OfferKind kind, String id, long version, String name) {
    this.kind = kind;
    this.id = id;
    this.version = version;
    this.name = name;
  }

  public OfferDocumentBuilder aliases(List<String> value) {
    aliases = value;
    return this;
  }

  public OfferDocumentBuilder parentNames(List<String> value) {
    parentNames = value;
    return this;
  }

  public OfferDocumentBuilder place(Place value) {
    place = value;
    return this;
  }

  public OfferDocumentBuilder identifiers(List<String> value) {
    identifiers = value;
    return this;
  }

  public OfferDocumentBuilder phones(List<String> value) {
    phones = value;
    return this;
  }

  public OfferDocumentBuilder activityField(@Nullable CodedLabel value) {
    activityField = value;
    return this;
  }

  public OfferDocumentBuilder operationalActivities(List<CodedLabel> value) {
    operationalActivities = value;
    return this;
  }

  public OfferDocumentBuilder careModes(List<CodedLabel> value) {
    careModes = value;
    return this;
  }

  public OfferDocumentBuilder specificActs(List<CodedLabel> value) {
    specificActs = value;
    return this;
  }

  public OfferDocumentBuilder equipment(List<Equipment> value) {
    equipment = value;
    return this;
  }

  public OfferDocumentBuilder specialities(List<CodedLabel> value) {
    specialities = value;
    return this;
  }

  public OfferDocumentBuilder patientTypes(List<CodedLabel> value) {
    patientTypes = value;
    return this;
  }

  public OfferDocumentBuilder professions(List<CodedLabel> value) {
    professions = value;
    return this;
  }

  public OfferDocumentBuilder facilityCategory(@Nullable CodedLabel value) {
    facilityCategory = value;
    return this;
  }

  public OfferDocumentBuilder ageMin(@Nullable Integer value) {
    ageMin = value;
    return this;
  }

  public OfferDocumentBuilder ageMax(@Nullable Integer value) {
    ageMax = value;
    return this;
  }

  public OfferDocumentBuilder confidential(boolean value) {
    confidential = value;
    return this;
  }

  public OfferDocumentBuilder demo(boolean value) {
    demo = value;
    return this;
  }

  public OfferDocumentBuilder updatedAt(Instant value) {
    updatedAt = value;
    return this;
  }

  public OfferDocumentBuilder facilityId(@Nullable String value) {
    facilityId = value;
    return this;
  }

  public OfferDocumentBuilder opening(@Nullable Opening value) {
    opening = value;
    return this;
  }

  public OfferDocumentBuilder capacity(List<CapacityLine> value) {
    capacity = value;
    return this;
  }

  /**
   * Ready to use.
   *
   * @throws IllegalArgumentException as {@link OfferDocument} does
   */
  public OfferDocument build() {
    return new OfferDocument(
        kind,
        id,
        version,
        name,
        aliases,
        parentNames,
        place,
        identifiers,
        phones,
        activityField,
        operationalActivities,
        careModes,
        specificActs,
        equipment,
        specialities,
        patientTypes,
        professions,
        facilityCategory,
        ageMin,
        ageMax,
        confidential,
        demo,
        updatedAt,
        facilityId,
        opening,
        capacity);
  }
}
