package fr.rormobile.api.totals;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.beds.BedReport;
import fr.rormobile.api.beds.BedReport.Channel;
import fr.rormobile.api.beds.BedReport.Count;
import fr.rormobile.api.beds.BedReport.Group;
import fr.rormobile.api.beds.BedSource;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static final Instant END = Instant.parse("2026-11-22T08:00:00Z");

  @Test
  void momentsOfWhichNothingIsKnownHaveNoPoint() {
    var points = Curve.of(List.of(free("a", 90, 90, 3)), Curve.Period.DAY, END);

    assertThat(points).hasSize(4);
    assertThat(points.getFirst().at()).isEqualTo(END.minus(Duration.ofMinutes(90)));
    assertThat(points.getFirst().available()).isEqualTo(3);
    assertThat(points.getFirst().operational()).isNull();
  }

  @Test
  void aReportThatCameLateIsWhereItWasCounted() {
    var points =
        Curve.of(
            List.of(free("a", 180, 180, 3), free("a", 30, 30, 5), free("a", 100, 0, 4)),
            Curve.Period.DAY,
            END);

    assertThat(points.stream().map(Curve.Point::available)).containsExactly(3, 3, 3, 4, 4, 5, 5);
  }

  @Test
  void unitsAddUpAndItIsSaidOfHowManySomethingWasKnown() {
    var points =
        Curve.of(
            List.of(
                report("a", 2000, Status.INSTALLED, 10),
                free("a", 60, 60, 3),
                free("b", 30, 30, 2)),
            Curve.Period.DAY,
            END);

    assertThat(points).hasSize(49);
    assertThat(points.getFirst())
        .isEqualTo(new Curve.Point(END.minus(Duration.ofDays(1)), null, 10, 1));
    assertThat(points.getLast()).isEqualTo(new Curve.Point(END, 5, 10, 2));
  }

  private static BedReport free(String unit, int countedAgo, int knownAgo, int beds) {
    return report(unit, countedAgo, knownAgo, Status.AVAILABLE, beds);
  }

  private static BedReport report(String unit, int ago, Status status, int beds) {
    return report(unit, ago, ago, status, beds);
  }

  private static BedReport report(
      String unit, int countedAgo, int knownAgo, Status status, int beds) {
    return new BedReport(
        unit,
        END.minus(Duration.ofMinutes(countedAgo)),
        END.minus(Duration.ofMinutes(knownAgo)),
        BedSource.DPI,
        Channel.FEED,
        null,
        null,
        null,
        Map.of(new Group(Nature.BED, status, Horizon.NOW), List.of(Count.of(beds))));
  }
}
