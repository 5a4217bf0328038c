package fr.rormobile.api.freshness;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.platform.web.ProblemException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes over the wire; the contract says what each field is. */
final class PolicyWire {
  private PolicyWire() {}

  @Serdeable
  @Introspected
  record Asked(
      @NotNull @Min(30) @Max(525_600) Integer calmMinutes,
      @NotNull @Min(30) @Max(525_600) Integer tensionMinutes,
      @NotNull @Min(30) @Max(525_600) Integer planBlancMinutes) {

    static Asked of(Minutes minutes) {
      return new Asked(minutes.calm(), minutes.tension(), minutes.planBlanc());
    }

    Minutes minutes() {
      return new Minutes(calmMinutes, tensionMinutes, planBlancMinutes);
    }
  }

  /** {@code own} false: there is no rule for just that; the minutes are those of the rule above. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Policy(
      @Nullable String facilityId,
      @Nullable String disciplineGroupId,
      boolean own,
      int calmMinutes,
      int tensionMinutes,
      int planBlancMinutes,
      @Nullable String setBy,
      long version) {

    static Policy of(BedPolicy rule) {
      return of(new BedPolicies.State(rule.scope(), rule.minutes(), rule, rule.version()));
    }

    static Policy of(BedPolicies.State state) {
      var own = state.own();
      return new Policy(
          state.scope().facility(),
          state.scope().group(),
          own != null,
          state.minutes().calm(),
          state.minutes().tension(),
          state.minutes().planBlanc(),
          own == null ? null : own.regional() ? "REGIONAL_TEAM" : "DIRECTOR",
          state.version());
    }
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Policies(List<Policy> items) {}

  @Serdeable
  record Labelled(String id, String label) {}

  @Serdeable
  record OpenTension(String id, Labelled plan, Instant startedAt) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Rhythm(
      @Nullable Labelled disciplineGroup,
      int units,
      String level,
      int expectedEveryMinutes,
      Policy policy,
      @Nullable OpenTension tension) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Rhythms(List<Rhythm> items) {}

  @Serdeable
  record FinessRef(String finess, String name) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record BoardLine(
      FinessRef facility,
      int expected,
      int fresh,
      int ageing,
      int overdue,
      int abandoned,
      Instant oldestAt,
      @Nullable Instant nextDueAt) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Board(List<BoardLine> items, @Nullable String nextCursor) {}

  @Serdeable
  record Referent(String login, String displayName) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Referents(List<Referent> items) {}

  @Serdeable
  @Introspected
  record Named(@Nullable List<@NotNull @Size(min = 1, max = 200) String> logins) {

    /** A list that is not given would be read as an empty one, and would dismiss everybody. */
    List<String> given() {
      if (logins == null) {
        throw ProblemException.invalid(
            "logins", "required", null, "Donnez la liste des référents, vide s'il n'y en a plus.");
      }
      return logins.stream().distinct().toList();
    }
  }
}
