package fr.rormobile.api.beds;

import fr.rormobile.api.beds.BedReport.Count;
import fr.rormobile.api.beds.BedReport.Group;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What all reports of a unit add up to: each group of lines as the report with the latest valid
 * time says it; of two at the same moment, the one known last. So neither the order in which
 * reports arrive nor a report that comes twice changes the outcome.
 *
 * @param version raised by each report that counted; 0: none ever
 */
public record BedState(String unitId, long version, Map<Group, Said> groups) {

  public BedState {
    groups = Map.copyOf(groups);
  }

  /** A group as it was last said. */
  public record Said(Instant validAt, BedSource source, List<Count> counts) {
    public Said {
      counts = List.copyOf(counts);
    }
  }

  /** What a report did. */
  public enum Effect {
    /** Figures are other than before. */
    APPLIED,
    /** The same figures, younger now. */
    UNCHANGED,
    /** All that it speaks of was counted later by another one: kept, and nothing more. */
    SUPERSEDED
  }

  public static BedState empty(String unitId) {
    return new BedState(unitId, 0, Map.of());
  }

  public Effect effectOf(BedReport report) {
    var newer = report.groups().keySet().stream().filter(group -> counts(report, group)).toList();
    if (newer.isEmpty()) {
      return Effect.SUPERSEDED;
    }
    return newer.stream().allMatch(group -> saysTheSame(report, group))
        ? Effect.UNCHANGED
        : Effect.APPLIED;
  }

  /** The state with this report; itself when the report is superseded. */
  public BedState with(BedReport report) {
    if (effectOf(report) == Effect.SUPERSEDED) {
      return this;
    }
    var next = new HashMap<>(groups);
    report
        .groups()
        .forEach(
            (group, counts) -> {
              if (counts(report, group)) {
                next.put(group, new Said(report.validAt(), report.source(), counts));
              }
            });
    return new BedState(unitId, version + 1, next);
  }

  /** Whether this report is what counts for that group from now on. */
  boolean counts(BedReport report, Group group) {
    var said = groups.get(group);
    return said == null || !report.validAt().isBefore(said.validAt());
  }

  private boolean saysTheSame(BedReport report, Group group) {
    var said = groups.get(group);
    return said != null
        && new HashSet<>(said.counts())
            .equals(new HashSet<>(report.groups().getOrDefault(group, List.of())));
  }

  /** All lines, in the order of their groups. */
  public List<CapacityLine> lines() {
    var lines = new ArrayList<CapacityLine>();
    new TreeMap<>(groups)
        .forEach(
            (group, said) ->
                said.counts()
                    .forEach(count -> lines.add(count.line(group, said.source(), said.validAt()))));
    return lines;
  }

  /** The counts of a group; null when nobody ever spoke of it. */
  public @Nullable List<Count> counts(Group group) {
    var said = groups.get(group);
    return said == null ? null : said.counts();
  }
}
