package fr.rormobile.api.beds;

import fr.rormobile.api.beds.BedReport.Count;
import fr.rormobile.api.beds.BedReport.Group;
import fr.rormobile.api.beds.CapacityLine.AdditionalType;
import fr.rormobile.api.beds.CapacityLine.Assignment;
import fr.rormobile.api.beds.CapacityLine.ClosingType;
import fr.rormobile.api.beds.CapacityLine.CrisisType;
import fr.rormobile.api.beds.CapacityLine.Gender;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines as they are sent, each by itself: codes, bounds, what belongs together. What they
 * mean beside the unit's other figures is for {@link BedRules}.
 */
public final class BedLines {
  /** More beds than any unit has. */
  public static final int MOST = 9_999;

  private final List<BedFinding> findings = new ArrayList<>();
  private final Map<Group, List<Count>> groups = new LinkedHashMap<>();

  private BedLines() {}

  /**
   * What was read.
   *
   * @param groups only of the lines without a fault
   */
  public record Read(Map<Group, List<Count>> groups, List<BedFinding> findings) {
    public Read {
      groups = Map.copyOf(groups);
      findings = List.copyOf(findings);
    }
  }

  /**
   * @param path where the lines are in the request, e.g. {@code lines}
   */
  public static Read read(List<BedLineInput> lines, String path) {
    var reading = new BedLines();
    if (lines.isEmpty()) {
      reading.refuse("required", path, null, "Donnez au moins une ligne de lits ou de places.");
    }
    for (var i = 0; i < lines.size(); i++) {
      reading.line(lines.get(i), path + "[" + i + "]");
    }
    return new Read(reading.groups, reading.findings);
  }

  private void line(BedLineInput line, String path) {
    var before = findings.size();
    var nature = required(Nature.class, line.nature(), path + ".nature");
    var status = required(Status.class, line.status(), path + ".status");
    var horizon =
        line.horizon() == null
            ? Horizon.NOW
            : required(Horizon.class, line.horizon(), path + ".horizon");
    var gender = optional(Gender.class, line.gender(), path + ".gender");
    var closing = optional(ClosingType.class, line.closingType(), path + ".closingType");
    var additional =
        optional(AdditionalType.class, line.additionalType(), path + ".additionalType");
    var crisis = optional(CrisisType.class, line.crisisType(), path + ".crisisType");
    var assignment = optional(Assignment.class, line.assignment(), path + ".assignment");
    only(Status.AVAILABLE, status, gender, path + ".gender", "Le genre");
    only(Status.CLOSED, status, closing, path + ".closingType", "Le type de fermeture");
    only(Status.ADDITIONAL, status, additional, path + ".additionalType", "Le type de lit en plus");
    if (status == Status.INSTALLED && horizon != null && horizon != Horizon.NOW) {
      refuse(
          "excludes",
          path + ".horizon",
          "NOW",
          "Les lits installés ne se prévoient pas : donnez-les pour maintenant.");
    }
    var number = number(line.count(), path + ".count");
    if (nature == null || status == null || horizon == null || findings.size() > before) {
      return;
    }
    var count = new Count(gender, closing, additional, crisis, assignment, number);
    var group = groups.computeIfAbsent(new Group(nature, status, horizon), g -> new ArrayList<>());
    if (group.stream().anyMatch(other -> other.withoutNumber().equals(count.withoutNumber()))) {
      refuse("excludes", path, null, "Cette ligne est donnée deux fois.");
      return;
    }
    group.add(count);
  }

  private int number(@Nullable Integer count, String path) {
    if (count == null) {
      refuse("required", path, null, "Donnez un nombre.");
      return 0;
    }
    if (count < 0) {
      refuse("min", path, "0", "Un nombre de lits n'est jamais négatif.");
    } else if (count > MOST) {
      refuse("max", path, String.valueOf(MOST), "Au plus " + MOST + " lits.");
    }
    return count;
  }

  private void only(
      Status owner, @Nullable Status status, @Nullable Object value, String path, String what) {
    if (value != null && status != null && status != owner) {
      refuse("excludes", path, null, what + " ne se donne qu'avec le statut " + owner + ".");
    }
  }

  private <E extends Enum<E>> @Nullable E required(
      Class<E> type, @Nullable String value, String path) {
    if (value == null) {
      refuse("required", path, null, "Cette valeur manque.");
      return null;
    }
    return optional(type, value, path);
  }

  private <E extends Enum<E>> @Nullable E optional(
      Class<E> type, @Nullable String value, String path) {
    if (value == null) {
      return null;
    }
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equals(value)) {
        return constant;
      }
    }
    var allowed =
        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    refuse("enum", path, allowed, "Valeur inconnue ; sont admises : " + allowed + ".");
    return null;
  }

  private void refuse(String rule, String field, @Nullable String bound, String message) {
    findings.add(new BedFinding(rule, field, bound, message));
  }
}
