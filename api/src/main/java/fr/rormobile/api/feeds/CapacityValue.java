package fr.rormobile.api.feeds;

import fr.rormobile.api.beds.BedLines;
import fr.rormobile.api.beds.BedReport.Count;
import fr.rormobile.api.beds.BedReport.Group;
import fr.rormobile.api.beds.BedSource;
import fr.rormobile.api.beds.CapacityLine.AdditionalType;
import fr.rormobile.api.beds.CapacityLine.Assignment;
import fr.rormobile.api.beds.CapacityLine.ClosingType;
import fr.rormobile.api.beds.CapacityLine.CrisisType;
import fr.rormobile.api.beds.CapacityLine.Gender;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.OfficialCode;
import fr.rormobile.api.beds.CapacityLine.Status;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of the national model as the extension gives it.
 *
 * @param source null: not given
 * @param date null: not given
 */
record CapacityValue(Group group, Count count, @Nullable BedSource source, @Nullable Instant date) {

  /**
   * @param codes by part, as they were sent
   * @throws PatchRefusal when they are not one of the lines that there can be
   */
  static CapacityValue of(
      Map<CapacityElement, String> codes, @Nullable Integer number, @Nullable Instant date) {
    for (var element : CapacityElement.values()) {
      if (element == CapacityElement.NATURE
          || element == CapacityElement.STATUS
          || element == CapacityElement.HORIZON) {
        needed(element, codes.containsKey(element));
      }
    }
    needed(CapacityElement.NUMBER, number != null);
    var nature = find(Nature.class, codes, CapacityElement.NATURE);
    if (nature == null) {
      throw PatchRefusal.rule(
          wrongCode(CapacityElement.NATURE), PatchRefusal.valueOf(CapacityElement.NATURE));
    }
    int counted = Objects.requireNonNull(number);
    if (counted < 0 || counted > BedLines.MOST) {
      throw PatchRefusal.rule(
          "L'attribut 'nombreCapacite' doit être compris entre 0 et " + BedLines.MOST,
          PatchRefusal.valueOf(CapacityElement.NUMBER));
    }
    if (!isIndicator(codes)) {
      throw PatchRefusal.rule(
          "Les valeurs du nouvel objet ne correspondent pas à un indicateur valide : "
              + told(codes),
          PatchRefusal.VALUE);
    }
    return new CapacityValue(
        new Group(
            nature,
            Objects.requireNonNull(find(Status.class, codes, CapacityElement.STATUS)),
            Objects.requireNonNull(find(Horizon.class, codes, CapacityElement.HORIZON))),
        new Count(
            find(Gender.class, codes, CapacityElement.GENDER),
            find(ClosingType.class, codes, CapacityElement.CLOSING),
            find(AdditionalType.class, codes, CapacityElement.ADDITIONAL),
            find(CrisisType.class, codes, CapacityElement.CRISIS),
            find(Assignment.class, codes, CapacityElement.ASSIGNMENT),
            counted),
        find(BedSource.class, codes, CapacityElement.SOURCE),
        date);
  }

  private static void needed(CapacityElement element, boolean there) {
    if (!there) {
      throw PatchRefusal.rule(
          "L'attribut '" + element.businessName() + "' est obligatoire",
          PatchRefusal.valueOf(element));
    }
  }

  static String wrongCode(CapacityElement element) {
    return "Indicateur INDICATEUR_INCONNU : L'attribut '"
        + element.businessName()
        + "' a un code différent de celui attendu";
  }

  /**
   * Whether there can be a line with these codes: each is one of its nomenclature, and none is
   * there that its status does not have.
   */
  static boolean isIndicator(Map<CapacityElement, String> codes) {
    for (var code : codes.entrySet()) {
      if (!isNone(code.getKey(), code.getValue()) && code.getKey().find(code.getValue()) == null) {
        return false;
      }
    }
    var status = codes.get(CapacityElement.STATUS);
    if (status == null) {
      return true;
    }
    return onlyWith(codes, CapacityElement.GENDER, Status.AVAILABLE, status)
        && onlyWith(codes, CapacityElement.CLOSING, Status.CLOSED, status)
        && onlyWith(codes, CapacityElement.ADDITIONAL, Status.ADDITIONAL, status)
        && (!status.equals(Status.INSTALLED.code())
            || codes
                .getOrDefault(CapacityElement.HORIZON, Horizon.NOW.code())
                .equals(Horizon.NOW.code()));
  }

  private static boolean onlyWith(
      Map<CapacityElement, String> codes, CapacityElement element, Status owner, String status) {
    return codes.getOrDefault(element, "").isEmpty() || status.equals(owner.code());
  }

  static boolean isNone(CapacityElement element, String code) {
    return code.isEmpty()
        || (element == CapacityElement.ASSIGNMENT && code.equals(CapacityElement.NO_ASSIGNMENT));
  }

  /** In the national service's own words. */
  static String told(Map<CapacityElement, String> codes) {
    return Stream.of(
            CapacityElement.STATUS,
            CapacityElement.HORIZON,
            CapacityElement.GENDER,
            CapacityElement.CLOSING,
            CapacityElement.ADDITIONAL,
            CapacityElement.CRISIS,
            CapacityElement.ASSIGNMENT)
        .map(element -> element.url() + ": " + codes.get(element))
        .collect(Collectors.joining(" / "));
  }

  private static <E extends Enum<E> & OfficialCode> @Nullable E find(
      Class<E> type, Map<CapacityElement, String> codes, CapacityElement element) {
    var code = codes.get(element);
    var found = code == null ? null : element.find(code);
    return found == null ? null : type.cast(found);
  }

  /** The codes that tell a line from the others of its unit; empty text: none. */
  static Map<CapacityElement, String> key(Group group, Count count) {
    var key = new EnumMap<CapacityElement, String>(CapacityElement.class);
    key.put(CapacityElement.NATURE, group.nature().code());
    key.put(CapacityElement.STATUS, group.status().code());
    key.put(CapacityElement.HORIZON, group.horizon().code());
    key.put(CapacityElement.GENDER, code(count.gender()));
    key.put(CapacityElement.CLOSING, code(count.closingType()));
    key.put(CapacityElement.ADDITIONAL, code(count.additionalType()));
    key.put(CapacityElement.CRISIS, code(count.crisisType()));
    key.put(CapacityElement.ASSIGNMENT, code(count.assignment()));
    return key;
  }

  private static String code(@Nullable OfficialCode value) {
    return value == null ? "" : value.code();
  }

  /** Whether a line is one of those that the criteria ask for. */
  static boolean matches(Map<CapacityElement, String> criteria, Group group, Count count) {
    var key = key(group, count);
    return criteria.entrySet().stream()
        .filter(asked -> key.containsKey(asked.getKey()))
        .allMatch(
            asked ->
                isNone(asked.getKey(), asked.getValue())
                    ? key.getOrDefault(asked.getKey(), "").isEmpty()
                    : asked.getValue().equals(key.get(asked.getKey())));
  }
}
