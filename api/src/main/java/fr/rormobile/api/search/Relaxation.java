package fr.rormobile.api.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.search.Criterion;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * The contract's Relaxation: what a search finds with one criterion less.
 *
 * @param label French, with how many it finds
 * @param total of {@code GET /search} with the same parameters but for {@code changes}
 */
@Serdeable
record Relaxation(Criterion criterion, String label, long total, List<Change> changes) {

  /**
   * @param values the parameter's from now on; empty: it is left out
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Change(String parameter, List<String> values) {}
}
