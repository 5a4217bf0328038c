package fr.rormobile.api.synonyms;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contract's synonyms. */
final class SynonymWire {
  private SynonymWire() {}

  /**
   * @param terms empty when it was not given
   * @param standsFor empty: the terms all find each other
   */
  @Serdeable
  record Input(@Nullable List<String> terms, @Nullable List<String> standsFor) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Rule(
      String id,
      List<String> terms,
      @Nullable List<String> standsFor,
      SynonymStore.State state,
      String origin,
      @Nullable String reportId,
      long version,
      Instant updatedAt) {
    static Rule of(SynonymStore.Stored stored) {
      var to = stored.rule().to();
      var report = stored.reportId();
      return new Rule(
          stored.id().toString(),
          stored.rule().from(),
          to.isEmpty() ? null : to,
          stored.state(),
          stored.origin(),
          report == null ? null : report.toString(),
          stored.version(),
          stored.updatedAt());
    }
  }

  @Serdeable
  record Rules(List<Rule> items) {}
}
