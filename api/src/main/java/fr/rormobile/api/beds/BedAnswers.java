package fr.rormobile.api.beds;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Beds as the contract writes them. Every figure says when, from where, and how far to trust it.
 */
public final class BedAnswers {
  private BedAnswers() {}

  /** The contract's BedFigure, for lists. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Figure(
      @Nullable Integer available,
      @Nullable Integer operational,
      Instant updatedAt,
      BedSource source,
      Freshness freshness) {

    public static Figure of(BedFigure figure, Instant now) {
      return new Figure(
          figure.available(),
          figure.operational(),
          figure.updatedAt(),
          figure.source(),
          figure.freshness(now));
    }
  }

  /** The contract's BedSummary, for sheets. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Summary(
      @Nullable Integer available,
      @Nullable Integer operational,
      @Nullable Integer installed,
      @Nullable Integer closed,
      @Nullable Integer additional,
      @Nullable Integer occupied,
      @Nullable Integer remainingToMobilise,
      Instant updatedAt,
      BedSource source,
      Freshness freshness) {

    public static Summary of(BedFigure figure, Instant now) {
      return new Summary(
          figure.available(),
          figure.operational(),
          figure.installed(),
          figure.closed(),
          figure.additional(),
          figure.occupied(),
          figure.remainingToMobilise() == 0 ? null : figure.remainingToMobilise(),
          figure.updatedAt(),
          figure.source(),
          figure.freshness(now));
    }
  }

  /** The contract's BedLine. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      CapacityLine.Nature nature,
      CapacityLine.Status status,
      CapacityLine.Horizon horizon,
      CapacityLine.@Nullable Gender gender,
      CapacityLine.@Nullable ClosingType closingType,
      CapacityLine.@Nullable AdditionalType additionalType,
      CapacityLine.@Nullable CrisisType crisisType,
      CapacityLine.@Nullable Assignment assignment,
      int count,
      Instant updatedAt,
      BedSource source) {

    public static Line of(CapacityLine line) {
      return new Line(
          line.nature(),
          line.status(),
          line.horizon(),
          line.gender(),
          line.closingType(),
          line.additionalType(),
          line.crisisType(),
          line.assignment(),
          line.count(),
          line.updatedAt(),
          line.source());
    }
  }
}
