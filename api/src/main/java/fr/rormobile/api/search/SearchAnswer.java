package fr.rormobile.api.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.beds.BedAnswers;
import fr.rormobile.api.offer.Coded;
import fr.rormobile.api.offer.Phone;
import fr.rormobile.search.OfferKind;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contract's SearchResult. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchAnswer(
    long total,
    KindCounts counts,
    List<Item> items,
    @Nullable Facets facets,
    boolean lenient,
    @Nullable String notice,
    @Nullable String nextCursor) {

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
      List<Coded> activities,
      @Nullable Coded careMode,
      BedAnswers.@Nullable Figure beds,
      boolean demonstration) {}

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
