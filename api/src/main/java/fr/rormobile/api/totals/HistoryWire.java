package fr.rormobile.api.totals;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.beds.BedReport.Channel;
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
import fr.rormobile.api.beds.CapacityLine.Status;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Curves and reports as they go over the wire; the contract says what each field is. */
final class HistoryWire {
  private HistoryWire() {}

  /**
   * @param units of the curve; at each point, how many of them had said anything is told too
   * @param reports of a unit; null: of a facility
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(
      @Nullable String unitId,
      String facilityId,
      String name,
      Instant from,
      Instant to,
      Instant knownAt,
      int stepMinutes,
      int units,
      List<Point> points,
      @Nullable Reports reports) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Point(Instant at, @Nullable Integer available, @Nullable Integer operational, int units) {
    static Point of(Curve.Point point) {
      return new Point(point.at(), point.available(), point.operational(), point.units());
    }
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Reports(List<Report> items, @Nullable String nextCursor) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Report(
      String id,
      Instant validAt,
      Instant knownAt,
      BedSource source,
      Channel channel,
      @Nullable String author,
      @Nullable String note,
      List<Line> lines) {

    static Report of(HistoryStore.Said said) {
      var report = said.report();
      var lines = new ArrayList<Line>();
      new TreeMap<>(report.groups())
          .forEach((group, counts) -> counts.forEach(count -> lines.add(Line.of(group, count))));
      return new Report(
          String.valueOf(said.id()),
          report.validAt(),
          report.knownAt(),
          report.source(),
          report.channel(),
          said.author(),
          report.note(),
          lines);
    }
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      Nature nature,
      Status status,
      Horizon horizon,
      @Nullable Gender gender,
      @Nullable ClosingType closingType,
      @Nullable AdditionalType additionalType,
      @Nullable CrisisType crisisType,
      @Nullable Assignment assignment,
      int count) {

    static Line of(Group group, Count count) {
      return new Line(
          group.nature(),
          group.status(),
          group.horizon(),
          count.gender(),
          count.closingType(),
          count.additionalType(),
          count.crisisType(),
          count.assignment(),
          count.number());
    }
  }
}
