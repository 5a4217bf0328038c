package fr.rormobile.api.beds;

import fr.rormobile.api.beds.CapacityLine.AdditionalType;
import fr.rormobile.api.beds.CapacityLine.Assignment;
import fr.rormobile.api.beds.CapacityLine.ClosingType;
import fr.rormobile.api.beds.CapacityLine.CrisisType;
import fr.rormobile.api.beds.CapacityLine.Gender;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of a unit's beds. Kept for ever, whether it became the current state or not.
 *
 * <p>It speaks of groups of lines: the lines it gives for a group are all that the group has, a
 * group it does not name stays as it was. So a feed that counts free beds leaves alone what a
 * person wrote about closed ones.
 *
 * @param validAt when the beds were counted; never after it became known
 * @param author the account of the person or of the sending system; null: the program itself
 * @param messageId the sender's own, of a feed
 * @param groups at least one; a group with no line says that it has none
 */
public record BedReport(
    String unitId,
    Instant validAt,
    Instant knownAt,
    BedSource source,
    Channel channel,
    @Nullable UUID author,
    @Nullable String messageId,
    @Nullable String note,
    Map<Group, List<Count>> groups) {

  public BedReport {
    if (groups.isEmpty()) {
      throw new IllegalArgumentException("a report that speaks of nothing");
    }
    if (validAt.isAfter(knownAt)) {
      throw new IllegalArgumentException("counted after it became known");
    }
    groups = Map.copyOf(groups);
  }

  /** Which way it came. */
  public enum Channel {
    /** A person. */
    ENTRY,
    /** A batch of a hospital's system. */
    FEED,
    /** The official FHIRPath patch of a hospital's system. */
    PATCH,
    IMPORT,
    DEMONSTRATION
  }

  /** The lines that are told together. */
  public record Group(Nature nature, Status status, Horizon horizon) implements Comparable<Group> {
    /** Free beds, now: the headline. */
    public static final Group FREE_BEDS = new Group(Nature.BED, Status.AVAILABLE, Horizon.NOW);

    @Override
    public int compareTo(Group other) {
      var byNature = nature.compareTo(other.nature);
      var byStatus = status.compareTo(other.status);
      return byNature != 0 ? byNature : byStatus != 0 ? byStatus : horizon.compareTo(other.horizon);
    }
  }

  /**
   * One line of a group, without what the group says.
   *
   * @param number zero or more; the rest is as in {@link CapacityLine}
   */
  public record Count(
      @Nullable Gender gender,
      @Nullable ClosingType closingType,
      @Nullable AdditionalType additionalType,
      @Nullable CrisisType crisisType,
      @Nullable Assignment assignment,
      int number) {

    public static Count of(int number) {
      return new Count(null, null, null, null, null, number);
    }

    public static Count of(@Nullable Gender gender, int number) {
      return new Count(gender, null, null, null, null, number);
    }

    static Count of(CapacityLine line) {
      return new Count(
          line.gender(),
          line.closingType(),
          line.additionalType(),
          line.crisisType(),
          line.assignment(),
          line.count());
    }

    /** Two counts of one group that differ in nothing else are the same line said twice. */
    Count withoutNumber() {
      return new Count(gender, closingType, additionalType, crisisType, assignment, 0);
    }

    CapacityLine line(Group group, BedSource source, Instant at) {
      return new CapacityLine(
          group.nature(),
          group.status(),
          group.horizon(),
          gender,
          closingType,
          additionalType,
          crisisType,
          assignment,
          number,
          source,
          at);
    }
  }

  /** Free beds of any gender, now; null when it does not speak of them. */
  @Nullable Integer available() {
    var free = groups.get(Group.FREE_BEDS);
    return free == null ? null : free.stream().mapToInt(Count::number).sum();
  }
}
