package fr.rormobile.api.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.beds.BedAnswers;
import fr.rormobile.api.interpretation.Chip;
import fr.rormobile.api.offer.Coded;
import fr.rormobile.api.offer.Phone;
import fr.rormobile.search.OfferKind;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contract's SearchResult.
 *
 * @param relaxations what would find more than this, which is little; null: nothing, or it is
 *     enough
 * @param degraded true: answered without OpenSearch; otherwise null
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchAnswer(
    long total,
    KindCounts counts,
    List<Item> items,
    @Nullable Facets facets,
    @Nullable List<RegionCount> regions,
    @Nullable List<Understood> interpretation,
    @Nullable List<Relaxation> relaxations,
    @Nullable Integer radiusKm,
    @Nullable Distances distances,
    boolean lenient,
    @Nullable String notice,
    @Nullable Boolean degraded,
    @Nullable String nextCursor) {

  /** How distances are taken. */
  public enum Distances {
    GREAT_CIRCLE,
    /** And by road besides, where one is known. */
    ROAD
  }

  @Serdeable
  public record KindCounts(long all, long facilities, long units, long professionals) {}

  /** Empty lists are left out: twenty of these travel over a bad network. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Item(
      OfferKind kind,
      String id,
      String name,
      @Nullable String facilityName,
      @Nullable String facilityId,
      @Nullable Address address,
      List<Phone> phones,
      @Nullable Long distanceMetres,
      @Nullable Integer travelMinutes,
      @Nullable Integer travelMetres,
      List<Coded> activities,
      @Nullable Coded careMode,
      BedAnswers.@Nullable Figure beds,
      List<Closure> closures,
      boolean demonstration) {}

  /** Beds that are closed for now. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Closure(int beds, LocalDate startsOn, @Nullable LocalDate endsOn) {}

  /** The contract's InterpretationChip. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Understood(
      Chip.Kind kind,
      String words,
      String label,
      @JsonInclude(JsonInclude.Include.ALWAYS) boolean applied,
      List<Parameter> criteria,
      List<Other> alternatives) {

    static Understood of(Chip chip) {
      return new Understood(
          chip.kind(),
          chip.words(),
          chip.label(),
          chip.applied(),
          chip.criteria().stream().map(Parameter::of).toList(),
          chip.alternatives().stream()
              .map(other -> new Other(other.label(), Parameter.of(other.criterion())))
              .toList());
    }
  }

  /** A parameter of the same route, of which any value will do. */
  @Serdeable
  record Parameter(String parameter, List<String> values) {
    static Parameter of(Chip.Criterion criterion) {
      return new Parameter(criterion.parameter(), criterion.values());
    }
  }

  /** Another meaning of the same words. */
  @Serdeable
  record Other(String label, Parameter criterion) {}

  /** The contract's RegionCount. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RegionCount(
      String code, String label, long count, boolean populated, @Nullable Instant updatedAt) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Address(
      @Nullable String line, @Nullable String postcode, @Nullable String commune) {}

  @Serdeable
  public record Facets(
      List<FacetValue> department, List<FacetValue> activity, List<FacetValue> careMode) {}

  @Serdeable
  public record FacetValue(String code, String label, long count) {}
}
