package fr.rormobile.api.beds;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.beds.BedReport.Channel;
import fr.rormobile.api.beds.BedReport.Count;
import fr.rormobile.api.beds.BedReport.Group;
import fr.rormobile.api.beds.BedState.Effect;
import fr.rormobile.api.beds.CapacityLine.Gender;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BedStateTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Group INSTALLED = new Group(Nature.BED, Status.INSTALLED, Horizon.NOW);
  private static final Group CLOSED = new Group(Nature.BED, Status.CLOSED, Horizon.NOW);

  @Test
  void aReportLeavesAloneWhatItDoesNotNameAndReplacesAGroupAsAWhole() {
    var state =
        BedState.empty("u")
            .with(report(0, Map.of(INSTALLED, List.of(Count.of(14)))))
            .with(
                report(
                    1,
                    Map.of(
                        Group.FREE_BEDS,
                        List.of(Count.of(Gender.FEMALE, 1), Count.of(Gender.UNDETERMINED, 66)))))
            .with(report(2, Map.of(Group.FREE_BEDS, List.of(Count.of(Gender.MALE, 3)))));

    assertThat(state.counts(INSTALLED)).containsExactly(Count.of(14));
    assertThat(state.counts(Group.FREE_BEDS)).containsExactly(Count.of(Gender.MALE, 3));
    assertThat(state.version()).isEqualTo(3);
  }

  @Test
  void aReportThatCameLateIsKeptAndChangesNothing() {
    var now = BedState.empty("u").with(free(10, 2));
    var late = free(4, 9);

    assertThat(now.effectOf(late)).isEqualTo(Effect.SUPERSEDED);
    assertThat(now.with(late)).isSameAs(now);
  }

  @Test
  void theSameFiguresAgainAreOnlyYounger() {
    var before = BedState.empty("u").with(free(10, 2));

    assertThat(before.effectOf(free(11, 2))).isEqualTo(Effect.UNCHANGED);
    assertThat(before.with(free(11, 2)).lines().getFirst().updatedAt()).isEqualTo(at(11));
    assertThat(before.effectOf(free(11, 3))).isEqualTo(Effect.APPLIED);
  }

  @Test
  void aGroupThatIsEmptyNowDoesNotComeBackWithALateReport() {
    var none =
        BedState.empty("u")
            .with(report(5, Map.of(CLOSED, List.of(Count.of(3)))))
            .with(report(6, Map.of(CLOSED, List.of())));

    assertThat(none.with(report(4, Map.of(CLOSED, List.of(Count.of(8))))).lines()).isEmpty();
  }

  @Test
  void neitherTheOrderNorARepetitionOfReportsChangesTheOutcome() {
    var random = new Random(20261122);
    for (var round = 0; round < 300; round++) {
      var reports = new ArrayList<BedReport>();
      for (var i = 0; i < 12; i++) {
        var group = List.of(INSTALLED, CLOSED, Group.FREE_BEDS).get(random.nextInt(3));
        // Each at a moment of its own: of two at the same moment the one known last counts.
        reports.add(report(i, Map.of(group, List.of(Count.of(random.nextInt(30))))));
      }
      var inOrder = fold(reports);
      var shuffled = new ArrayList<>(reports);
      shuffled.addAll(reports.subList(0, 4));
      Collections.shuffle(shuffled, random);

      assertThat(fold(shuffled).groups()).as("round %s", round).isEqualTo(inOrder.groups());
    }
  }

  private static BedState fold(List<BedReport> reports) {
    var state = BedState.empty("u");
    for (var report : reports) {
      state = state.with(report);
    }
    return state;
  }

  private static Instant at(int minute) {
    return NOON.plus(Duration.ofMinutes(minute));
  }

  private static BedReport free(int minute, int count) {
    return report(minute, Map.of(Group.FREE_BEDS, List.of(Count.of(count))));
  }

  private static BedReport report(int minute, Map<Group, List<Count>> groups) {
    return new BedReport(
        "u", at(minute), at(600), BedSource.MANUAL, Channel.ENTRY, null, null, null, groups);
  }
}
