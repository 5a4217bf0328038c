package fr.rormobile.search;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the typed words may mean, beside what they say: what meets all of it is found too, and comes
 * before what only has some of the words.
 *
 * @param words those that nothing explains, wanted as they are; null: none is left
 * @param groups each must be met
 * @param departmentCodes where it must be; empty: anywhere
 * @param centre nearer is better; null: no place was meant
 * @param radiusMetres how far from the centre; null with no centre
 * @param first the kind of entity that is rather meant than others that meet it as well
 */
public record Sense(
    @Nullable String words,
    List<Group> groups,
    Set<String> departmentCodes,
    @Nullable GeoPoint centre,
    @Nullable Integer radiusMetres,
    OfferKind first) {

  /** A list of codes that an entity carries. */
  public enum Coded {
    ACTIVITY(Fields.ACTIVITIES),
    CARE_MODE(Fields.CARE_MODES),
    ACT(Fields.ACTS),
    EQUIPMENT(Fields.EQUIPMENT),
    SPECIALITY(Fields.SPECIALITIES),
    PROFESSION(Fields.PROFESSIONS),
    FACILITY_CATEGORY(Fields.FACILITY_CATEGORY);

    private final String field;

    Coded(String field) {
      this.field = field;
    }

    String path() {
      return Fields.codeOf(field);
    }
  }

  /**
   * Codes of which one at least must be carried.
   *
   * @param codes at least one
   */
  public record Group(List<AnyOf> codes) {
    public Group {
      codes = List.copyOf(codes);
      if (codes.isEmpty()) {
        throw new IllegalArgumentException("a group without codes");
      }
    }
  }

  /** Codes of one list, at least one. */
  public record AnyOf(Coded list, Set<String> codes) {
    public AnyOf {
      codes = Set.copyOf(codes);
      if (codes.isEmpty()) {
        throw new IllegalArgumentException("no codes of " + list);
      }
    }
  }

  public Sense {
    groups = List.copyOf(groups);
    departmentCodes = Set.copyOf(departmentCodes);
    if ((centre == null) != (radiusMetres == null)) {
      throw new IllegalArgumentException("a centre without a radius, or the reverse");
    }
  }

  /** The same, this far from its centre. */
  public Sense within(int metres) {
    return new Sense(words, groups, departmentCodes, centre, centre == null ? null : metres, first);
  }
}
