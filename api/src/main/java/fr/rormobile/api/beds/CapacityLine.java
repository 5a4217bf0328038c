package fr.rormobile.api.beds;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One count of the national model (value sets R329 to R337). « Opérationnel » is never a line: it
 * is computed ({@link BedFigure}).
 *
 * @param gender of an AVAILABLE line; null: nothing was said
 * @param closingType of a CLOSED line; null: nothing was said
 * @param additionalType of an ADDITIONAL line; null: nothing was said
 * @param crisisType null: no crisis
 * @param assignment null: none (R337 01)
 * @param count zero or more
 * @param updatedAt when it was counted
 */
public record CapacityLine(
    Nature nature,
    Status status,
    Horizon horizon,
    @Nullable Gender gender,
    @Nullable ClosingType closingType,
    @Nullable AdditionalType additionalType,
    @Nullable CrisisType crisisType,
    @Nullable Assignment assignment,
    int count,
    BedSource source,
    Instant updatedAt) {

  /** A code of an official value set. */
  public interface OfficialCode {
    String code();
  }

  /** R329. */
  public enum Nature implements OfficialCode {
    BED("01"),
    PLACE("02");

    private final String code;

    Nature(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /** R330, without 07 « opérationnel », computed, and 08 and 09, which FINESS alone uses. */
  public enum Status implements OfficialCode {
    /** Physical and permanent, the closed ones included. */
    INSTALLED("01"),
    /** A patient can be put in it now: staff is there, nobody is expected within 24 h. */
    AVAILABLE("02"),
    OCCUPIED("03"),
    RESERVED("04"),
    CLOSED("05"),
    /** Beyond the installed ones. */
    ADDITIONAL("06");

    private final String code;

    Status(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /** R331. */
  public enum Horizon implements OfficialCode {
    NOW("01"),
    H1("02"),
    H24("03"),
    H48("04"),
    D7("05");

    private final String code;

    Horizon(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /** R332. */
  public enum Gender implements OfficialCode {
    FEMALE("01"),
    MALE("02"),
    UNDETERMINED("04");

    private final String code;

    Gender(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /** R333. */
  public enum ClosingType implements OfficialCode {
    REOPENABLE("01"),
    NOT_REOPENABLE("02"),
    UNDETERMINED("03");

    private final String code;

    ClosingType(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /** R334. */
  public enum AdditionalType implements OfficialCode {
    MOBILISED("01"),
    MOBILISABLE_WITHOUT_STAFF("02"),
    MOBILISABLE_WITH_STAFF("03");

    private final String code;

    AdditionalType(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /** R336. */
  public enum CrisisType implements OfficialCode {
    PMIE_1("01"),
    SSE("02");

    private final String code;

    CrisisType(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /** R337, without 01 « aucune ». */
  public enum Assignment implements OfficialCode {
    COVID_POSITIVE("02"),
    COVID_NEGATIVE("03");

    private final String code;

    Assignment(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /**
   * A line from its official codes; '' where a dimension does not apply.
   *
   * @throws IllegalArgumentException for a nature, status, horizon or source that is none
   */
  public static CapacityLine ofCodes(
      String nature,
      String status,
      String horizon,
      String gender,
      String closingType,
      String additionalType,
      String crisisType,
      String assignment,
      int count,
      String source,
      Instant updatedAt) {
    return new CapacityLine(
        get(Nature.class, nature),
        get(Status.class, status),
        get(Horizon.class, horizon),
        find(Gender.class, gender),
        find(ClosingType.class, closingType),
        find(AdditionalType.class, additionalType),
        find(CrisisType.class, crisisType),
        find(Assignment.class, assignment),
        count,
        get(BedSource.class, source),
        updatedAt);
  }

  /** The constant of that code; null for '' and for a code that says « none ». */
  public static <E extends Enum<E> & OfficialCode> @Nullable E find(Class<E> type, String code) {
    return type.cast(BY_CODE.get(type).get(code));
  }

  /** A batch of a feed asks a quarter of a million times. */
  private static final ClassValue<Map<String, OfficialCode>> BY_CODE =
      new ClassValue<>() {
        @Override
        protected Map<String, OfficialCode> computeValue(Class<?> type) {
          return Arrays.stream(type.getEnumConstants())
              .map(OfficialCode.class::cast)
              .collect(Collectors.toUnmodifiableMap(OfficialCode::code, constant -> constant));
        }
      };

  /**
   * The constant of that code.
   *
   * @throws IllegalArgumentException when there is none: the table's CHECK and this type disagree
   */
  public static <E extends Enum<E> & OfficialCode> E get(Class<E> type, String code) {
    var constant = find(type, code);
    if (constant == null) {
      throw new IllegalArgumentException(type.getSimpleName() + " has no code '" + code + "'");
    }
    return constant;
  }
}
