package fr.rormobile.api.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.search.Criterion;
import fr.rormobile.search.OfferKind;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contract's WhyNot.
 *
 * @param name null: nothing is published under that id
 * @param found nothing keeps it out
 * @param report what a signalement would say
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record WhyNotAnswer(
    OfferKind kind,
    String id,
    @Nullable String name,
    boolean found,
    List<Reason> reasons,
    String report) {

  /** One criterion that keeps it out. */
  @Serdeable
  record Reason(Criterion criterion, String message) {}
}
