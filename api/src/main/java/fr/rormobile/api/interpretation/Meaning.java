package fr.rormobile.api.interpretation;

import fr.rormobile.api.territory.Commune;
import fr.rormobile.search.OfferKind;
import fr.rormobile.search.Sense;
import fr.rormobile.search.Sense.Coded;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query as it is understood.
 *
 * @param words without those that are wholly said by what follows; null: none is left
 * @param unexplained of these the ones that no chip explains; null: none
 * @param groups codes wanted, all groups of them
 * @param place that is meant; null: none, or it is not sure which
 * @param age in years; null: none is said
 * @param genders of the free bed; null: no bed is asked for
 * @param nearMe where the person is
 * @param people who, rather than where, is looked for
 * @param chips in the order of the words
 */
public record Meaning(
    @Nullable String words,
    @Nullable String unexplained,
    List<Sense.Group> groups,
    @Nullable Commune place,
    Set<String> departments,
    Set<String> regions,
    @Nullable Integer age,
    @Nullable Set<String> genders,
    boolean openNow,
    boolean nearMe,
    boolean people,
    List<Chip> chips) {

  public Meaning {
    groups = List.copyOf(groups);
    departments = Set.copyOf(departments);
    regions = Set.copyOf(regions);
    genders = genders == null ? null : Set.copyOf(genders);
    chips = List.copyOf(chips);
  }

  /**
   * The kind of entity that is meant rather than others: who, which hospital, or else which unit.
   */
  public OfferKind first() {
    var categories =
        groups.stream()
            .flatMap(group -> group.codes().stream())
            .anyMatch(codes -> codes.list() == Coded.FACILITY_CATEGORY);
    return people ? OfferKind.PROFESSIONAL : categories ? OfferKind.FACILITY : OfferKind.UNIT;
  }

  /** Nothing more than the words themselves. */
  public static Meaning literal(@Nullable String words) {
    return new Meaning(
        words, words, List.of(), null, Set.of(), Set.of(), null, null, false, false, false,
        List.of());
  }
}
