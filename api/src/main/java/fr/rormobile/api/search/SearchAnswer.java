package fr.rormobile.api.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.beds.BedAnswers;
import fr.rormobile.api.offer.Coded;
import fr.rormobile.api.offer.Phone;
import fr.rormobile.search.OfferKind;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contract's SearchResult.
 *
 * @param degraded true: answered without OpenSearch; otherwise null
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record SearchAnswer(
    long total,
    KindCounts counts,
    List<Item> items,
    @Nullable Facets facets,
    boolean lenient,
    @Nullable String notice,
    @Nullable Boolean degraded,
    @Nullable String nextCursor) {

  @Serdeable
  record KindCounts(long all, long facilities, long units, long professionals) {}

  /** Empty lists are left out: twenty of these travel over a bad network. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Item(
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
  record Address(@Nullable String line, @Nullable String postcode, @Nullable String commune) {}

  @Serdeable
  record Facets(
      List<FacetValue> department, List<FacetValue> activity, List<FacetValue> careMode) {}

  @Serdeable
  record FacetValue(String code, String label, long count) {}
}
