package fr.rormobile.api.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.beds.BedAnswers;
import fr.rormobile.api.beds.BedFigure;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contract's UnitPage. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record UnitPage(List<Line> items, @Nullable String nextCursor) {

  /** The contract's UnitLine. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      String id,
      String name,
      @Nullable Named pole,
      List<Coded> activities,
      @Nullable Coded careMode,
      List<Phone> phones,
      BedAnswers.@Nullable Figure beds,
      boolean demonstration) {

    static Line of(UnitSheet unit, Instant now) {
      return new Line(
          unit.id(),
          unit.name(),
          unit.pole(),
          unit.codes().activities(),
          unit.codes().careMode(),
          Phone.publicOnes(unit.contacts()),
          BedFigure.of(unit.capacity()).map(f -> BedAnswers.Figure.of(f, now)).orElse(null),
          unit.origin().demonstration());
    }
  }
}
