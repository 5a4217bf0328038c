package fr.rormobile.api.suggest;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.offer.Phone;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contract's SuggestionList.
 *
 * @param degraded true: answered without OpenSearch; otherwise null
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record SuggestionAnswer(List<Item> items, boolean lenient, @Nullable Boolean degraded) {

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      SuggestionKind kind,
      String id,
      String name,
      @Nullable String detail,
      @Nullable Phone phone,
      @Nullable String place,
      @Nullable String department,
      @Nullable Long distanceMetres,
      boolean demonstration) {

    static Item of(Candidate candidate, @Nullable Phone phone) {
      return new Item(
          candidate.kind(),
          candidate.id(),
          candidate.name(),
          candidate.detail(),
          phone,
          candidate.place(),
          candidate.department(),
          candidate.distanceMetres(),
          candidate.demonstration());
    }
  }
}
