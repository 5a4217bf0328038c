package fr.rormobile.api.entries;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.beds.BedAnswers;
import fr.rormobile.api.beds.BedFinding;
import fr.rormobile.api.beds.BedLineInput;
import fr.rormobile.api.beds.BedState.Effect;
import fr.rormobile.api.platform.web.Violation;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes over the wire; the contract says what each field is. */
final class EntryWire {
  /** Codes of the questions that {@link fr.rormobile.api.beds.BedRules} asks. */
  private static final String QUESTION = "UNUSUAL_AVAILABLE|MORE_INSTALLED|MORE_THAN_OPERATIONAL";

  private EntryWire() {}

  /** The contract's BedEntry. */
  @Serdeable
  @Introspected
  record Entry(
      @Nullable @Size(min = 1, max = 100) List<BedLineInput> lines,
      @Nullable Boolean unchanged,
      @Nullable Instant validAt,
      @Nullable @Size(min = 1, max = 500) String note,
      @Nullable @Size(max = 10) List<@Pattern(regexp = QUESTION) String> confirm) {}

  /** The contract's BedEntries. */
  @Serdeable
  @Introspected
  record Several(@NotNull @Size(min = 1, max = 200) @Valid List<OfUnit> entries) {}

  /** One of {@link Several}. */
  @Serdeable
  @Introspected
  record OfUnit(
      @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}") String unitId,
      @NotNull @Min(0) Long version,
      @Nullable @Size(min = 1, max = 100) List<BedLineInput> lines,
      @Nullable Boolean unchanged,
      @Nullable Instant validAt,
      @Nullable @Size(min = 1, max = 500) String note,
      @Nullable @Size(max = 10) List<@Pattern(regexp = QUESTION) String> confirm) {
    Entry entry() {
      return new Entry(lines, unchanged, validAt, note, confirm);
    }
  }

  /** The contract's BedVerdicts. */
  @Serdeable
  @Introspected
  record Verdicts(List<Item> items) {}

  /** One of {@link Verdicts}. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      String unitId,
      String status,
      @Nullable Long version,
      @Nullable String detail,
      @Nullable List<Violation> violations) {

    static Item of(String unitId, Verdict verdict) {
      return switch (verdict) {
        case Verdict.Written(var effect, var version) ->
            new Item(unitId, effect.name(), version, null, null);
        case Verdict.Conflict(var version, var detail) ->
            new Item(unitId, "CONFLICT", version, detail, null);
        case Verdict.ToConfirm(var version, var questions) ->
            new Item(unitId, "TO_CONFIRM", version, null, EntryWire.violations(questions));
        case Verdict.Refused(var findings) ->
            new Item(unitId, "REFUSED", null, null, EntryWire.violations(findings));
        case Verdict.OutOfScope _ ->
            new Item(
                unitId,
                "OUT_OF_SCOPE",
                null,
                "Cette unité n'est pas d'un de vos établissements, ou n'existe plus.",
                null);
      };
    }
  }

  static List<Violation> violations(List<BedFinding> findings) {
    return findings.stream().map(BedFinding::violation).toList();
  }

  /** The contract's UnitBedState. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record State(
      String unitId,
      @Nullable String bedZone,
      long version,
      @Nullable Effect effect,
      BedAnswers.@Nullable Summary summary,
      @Nullable List<BedAnswers.Line> lines,
      long expectedEveryMinutes,
      @Nullable Instant dueAt,
      @Nullable Instant reportedAt,
      @Nullable String reportedBy,
      @Nullable String note) {

    State withEffect(Effect done) {
      return new State(
          unitId,
          bedZone,
          version,
          done,
          summary,
          lines,
          expectedEveryMinutes,
          dueAt,
          reportedAt,
          reportedBy,
          note);
    }
  }
}
