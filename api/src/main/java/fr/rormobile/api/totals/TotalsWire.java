package fr.rormobile.api.totals;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.beds.BedAnswers;
import fr.rormobile.api.beds.BedFigure;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Totals and groups as they go over the wire; the contract says what each field is. */
final class TotalsWire {
  private TotalsWire() {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Range(int min, @Nullable Integer max) {
    static Range of(Interval interval) {
      return new Range(interval.min(), interval.max());
    }
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PercentRange(double min, double max) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Total(
      Range installed,
      Range operational,
      Range available,
      Range availableFemale,
      Range availableMale,
      Range availableAny,
      Range occupied,
      Range remainingToMobilise,
      @Nullable PercentRange occupancyPercent,
      int units,
      int notRefreshed,
      double notRefreshedPercent,
      int unboundedUnits,
      @Nullable Instant oldest,
      @Nullable Instant installedOldest) {

    static Total of(Totals totals) {
      return new Total(
          Range.of(totals.installed()),
          Range.of(totals.operational()),
          Range.of(totals.available()),
          Range.of(totals.female()),
          Range.of(totals.male()),
          Range.of(totals.any()),
          Range.of(totals.occupied()),
          Range.of(totals.remainingToMobilise()),
          totals.occupancy().map(share -> new PercentRange(share.min(), share.max())).orElse(null),
          totals.units(),
          totals.notRefreshed(),
          totals.notRefreshedPercent(),
          totals.unboundedUnits(),
          totals.oldest(),
          totals.installedOldest());
    }
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Expected(Horizon horizon, Range available, int units) {
    static @Nullable List<Expected> of(@Nullable Forecasts forecasts) {
      return forecasts == null
          ? null
          : forecasts.horizons().stream()
              .map(each -> new Expected(each.horizon(), Range.of(each.available()), each.units()))
              .toList();
    }
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Labelled(String id, String label) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FinessRef(String finess, String name) {}

  /**
   * One unit under its group.
   *
   * @param beds what was last said, however old; null: nothing was
   * @param available what that is worth now
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Unit(
      String id,
      String name,
      FinessRef facility,
      BedAnswers.@Nullable Summary beds,
      @Nullable Integer availableFemale,
      @Nullable Integer availableMale,
      @Nullable Integer availableAny,
      @Nullable Integer occupied,
      @Nullable Integer remainingToMobilise,
      Range available) {

    static Unit of(CountedUnit unit, Nature nature, Instant now) {
      var figure = BedFigure.of(unit.capacity(), nature).orElse(null);
      var facility = new FinessRef(unit.facility().id(), unit.facility().label());
      var available = Range.of(Totals.of(unit.capacity(), nature, now).available());
      return figure == null
          ? new Unit(
              unit.id(), unit.name(), facility, null, null, null, null, null, null, available)
          : new Unit(
              unit.id(),
              unit.name(),
              facility,
              BedAnswers.Summary.of(figure, now),
              figure.availableFemale(),
              figure.availableMale(),
              figure.availableAny(),
              figure.occupied(),
              figure.remainingToMobilise(),
              available);
    }
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Group(
      String id,
      String label,
      Total totals,
      @Nullable List<Expected> forecasts,
      @Nullable List<Unit> units,
      @Nullable Integer moreUnits) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(
      String groupBy,
      Nature nature,
      @Nullable Total total,
      @Nullable List<Expected> forecasts,
      List<Group> items,
      @Nullable String nextCursor) {}
}
