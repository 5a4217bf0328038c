package fr.rormobile.search;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One search. Within a set of codes any may match; all criteria given must match. Built by {@link
 * #builder}.
 *
 * @param words as typed, at most 200 characters; null or blank: everything
 * @param kinds hits wanted; empty: all. Does not touch {@link OfferHits#countsByKind}
 * @param near where distances are measured from; null: nowhere
 * @param radiusMetres hits lie within it, 1 to 2,000,000; null: no limit; wants {@code near}
 * @param communeCode INSEE
 * @param patientTypes J29
 * @param facilityCategories J55; only facilities have one
 * @param professions only professionals have one
 * @param age of the patient in years; what states no bound takes any
 * @param beds null: whatever the beds
 * @param includeConfidential true only for a caller who may see confidential units
 * @param facets whether to count by département, activity and care mode
 * @param size of a page, 1 to 100
 * @param cursor of the page before; null: first page
 */
public record OfferQuery(
    @Nullable String words,
    Set<OfferKind> kinds,
    @Nullable GeoPoint near,
    @Nullable Integer radiusMetres,
    Set<String> departmentCodes,
    @Nullable String communeCode,
    @Nullable String regionCode,
    Set<String> activityFields,
    Set<String> activities,
    Set<String> careModes,
    Set<String> acts,
    Set<String> equipment,
    Set<String> specialities,
    Set<String> patientTypes,
    Set<String> facilityCategories,
    Set<String> professions,
    @Nullable Integer age,
    @Nullable BedsWanted beds,
    boolean includeConfidential,
    OfferSort sort,
    boolean facets,
    int size,
    @Nullable String cursor) {

  public static final int LARGEST_PAGE = 100;
  public static final int LONGEST_WORDS = 200;
  public static final int LARGEST_RADIUS_METRES = 2_000_000;
  private static final int OLDEST_YEARS = 150;

  /**
   * At least one bed free now, on one capacity line.
   *
   * @param genders R332 codes that will do, for instance 01 and 04 for a woman; empty: any
   * @param youngerThanMinutes how old that line's figure may be, by the clock of OpenSearch; null:
   *     of any age
   */
  public record BedsWanted(Set<String> genders, @Nullable Integer youngerThanMinutes) {
    public BedsWanted {
      genders = Set.copyOf(genders);
      if (youngerThanMinutes != null && youngerThanMinutes < 1) {
        throw new IllegalArgumentException("younger than " + youngerThanMinutes + " minutes");
      }
    }

    public BedsWanted(Set<String> genders) {
      this(genders, null);
    }
  }

  /**
   * Refuses what cannot be.
   *
   * @throws IllegalArgumentException for a value out of its range, or a radius or a sort by
   *     distance without a point
   */
  public OfferQuery {
    words = words == null || words.isBlank() ? null : words.strip();
    if (words != null) {
      Check.atMost("words", words, LONGEST_WORDS);
    }
    if (near == null && (radiusMetres != null || sort == OfferSort.DISTANCE)) {
      throw new IllegalArgumentException("a distance without a point to measure from");
    }
    if (radiusMetres != null && (radiusMetres < 1 || radiusMetres > LARGEST_RADIUS_METRES)) {
      throw new IllegalArgumentException(
          "radius of " + radiusMetres + " m is outside 1 to " + LARGEST_RADIUS_METRES);
    }
    if (age != null && (age < 0 || age > OLDEST_YEARS)) {
      throw new IllegalArgumentException("age of " + age + " years");
    }
    if (size < 1 || size > LARGEST_PAGE) {
      throw new IllegalArgumentException("size " + size + " is outside 1 to " + LARGEST_PAGE);
    }
    kinds = Set.copyOf(kinds);
    departmentCodes = Set.copyOf(departmentCodes);
    activityFields = Set.copyOf(activityFields);
    activities = Set.copyOf(activities);
    careModes = Set.copyOf(careModes);
    acts = Set.copyOf(acts);
    equipment = Set.copyOf(equipment);
    specialities = Set.copyOf(specialities);
    patientTypes = Set.copyOf(patientTypes);
    facilityCategories = Set.copyOf(facilityCategories);
    professions = Set.copyOf(professions);
  }

  /** Everything that is not confidential, 20 hits a page, by relevance, without facets. */
  public static OfferQueryBuilder builder() {
    return new OfferQueryBuilder();
  }
}
