package fr.rormobile.api.tension;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.tension.TensionWire.FinessRef;
import fr.rormobile.api.tension.TensionWire.Line;
import fr.rormobile.api.totals.Interval;
import fr.rormobile.api.totals.Totals;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The board, as it goes over the wire; the contract says what each field is. */
final class BoardWire {
  private BoardWire() {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Range(int min, @Nullable Integer max) {
    static Range of(Interval interval) {
      return new Range(interval.min(), interval.max());
    }
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Beds(
      Range available, Range operational, int units, int notRefreshed, @Nullable Instant oldest) {

    static Beds of(Totals totals) {
      return new Beds(
          Range.of(totals.available()),
          Range.of(totals.operational()),
          totals.units(),
          totals.notRefreshed(),
          totals.oldest());
    }
  }

  @Serdeable
  record Partner(FinessRef facility, boolean inTension, Beds beds) {}

  /** Over the whole filter; drills apart. */
  @Serdeable
  record Counts(int total, int level1, int level2, int drills) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<Line> items, Counts counts, @Nullable String nextCursor) {}
}
