package fr.rormobile.search;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects an {@link OfferQuery}, whose components say what each part means. Not thread-safe. */
public final class OfferQueryBuilder {
  private @Nullable String words;
  private Set<OfferKind> kinds = Set.of();
  private @Nullable GeoPoint near;
  private @Nullable Integer radiusMetres;
  private Set<String> departmentCodes = Set.of();
  private @Nullable String communeCode;
  private @Nullable String regionCode;
  private Set<String> activityFields = Set.of();
  private Set<String> activities = Set.of();
  private Set<String> careModes = Set.of();
  private Set<String> acts = Set.of();
  private Set<String> equipment = Set.of();
  private Set<String> specialities = Set.of();
  private Set<String> patientTypes = Set.of();
  private Set<String> facilityCategories = Set.of();
  private Set<String> professions = Set.of();
  private @Nullable Integer age;
  private OfferQuery.@Nullable BedsWanted beds;
  private boolean includeConfidential;
  private OfferSort sort = OfferSort.RELEVANCE;
  private boolean facets;
  private int size = 20;
  private @Nullable String cursor;

  OfferQueryBuilder() {}

  public OfferQueryBuilder words(@Nullable String value) {
    words = value;
    return this;
  }

  public OfferQueryBuilder kinds(Set<OfferKind> value) {
    kinds = value;
    return this;
  }

  public OfferQueryBuilder near(@Nullable GeoPoint value) {
    near = value;
    return this;
  }

  public OfferQueryBuilder radiusMetres(@Nullable Integer value) {
    radiusMetres = value;
    return this;
  }

  public OfferQueryBuilder departmentCodes(Set<String> value) {
    departmentCodes = value;
    return this;
  }

  public OfferQueryBuilder communeCode(@Nullable String value) {
    communeCode = value;
    return this;
  }

  public OfferQueryBuilder regionCode(@Nullable String value) {
    regionCode = value;
    return this;
  }

  public OfferQueryBuilder activityFields(Set<String> value) {
    activityFields = value;
    return this;
  }

  public OfferQueryBuilder activities(Set<String> value) {
    activities = value;
    return this;
  }

  public OfferQueryBuilder careModes(Set<String> value) {
    careModes = value;
    return this;
  }

  public OfferQueryBuilder acts(Set<String> value) {
    acts = value;
    return this;
  }

  public OfferQueryBuilder equipment(Set<String> value) {
    equipment = value;
    return this;
  }

  public OfferQueryBuilder specialities(Set<String> value) {
    specialities = value;
    return this;
  }

  public OfferQueryBuilder patientTypes(Set<String> value) {
    patientTypes = value;
    return this;
  }

  public OfferQueryBuilder facilityCategories(Set<String> value) {
    facilityCategories = value;
    return this;
  }

  public OfferQueryBuilder professions(Set<String> value) {
    professions = value;
    return this;
  }

  public OfferQueryBuilder age(@Nullable Integer value) {
    age = value;
    return this;
  }

  public OfferQueryBuilder beds(OfferQuery.@Nullable BedsWanted value) {
    beds = value;
    return this;
  }

  public OfferQueryBuilder includeConfidential(boolean value) {
    includeConfidential = value;
    return this;
  }

  public OfferQueryBuilder sort(OfferSort value) {
    sort = value;
    return this;
  }

  public OfferQueryBuilder facets(boolean value) {
    facets = value;
    return this;
  }

  public OfferQueryBuilder size(int value) {
    size = value;
    return this;
  }

  public OfferQueryBuilder cursor(@Nullable String value) {
    cursor = value;
    return this;
  }

  /**
   * Ready to use.
   *
   * @throws IllegalArgumentException as {@link OfferQuery} does
   */
  public OfferQuery build() {
    return new OfferQuery(
        words,
        kinds,
        near,
        radiusMetres,
        departmentCodes,
        communeCode,
        regionCode,
        activityFields,
        activities,
        careModes,
        acts,
        equipment,
        specialities,
        patientTypes,
        facilityCategories,
        professions,
        age,
        beds,
        includeConfidential,
        sort,
        facets,
        size,
        cursor);
  }
}
