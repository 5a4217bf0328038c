package fr.rormobile.api.totals;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Controller("/beds/history")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class HistoryController {
  private final History history;

  HistoryController(History history) {
    this.history = history;
  }

  @Get
  HistoryWire.Answer read(
      Caller caller,
      @Nullable @QueryValue @Pattern(regexp = "[A-Za-z0-9-]{1,64}") String unitId,
      @Nullable @QueryValue @Pattern(regexp = Ids.FINESS) String facilityId,
      @Nullable @QueryValue @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}")
          String disciplineGroup,
      @QueryValue(defaultValue = "24h") @Pattern(regexp = "24h|7d|30d") String period,
      @Nullable @QueryValue @Size(max = 40) String knownAt,
      @Nullable @QueryValue @Size(min = 1, max = 1000) String cursor,
      @QueryValue(defaultValue = "20") @Min(1) @Max(50) int size) {
    check(unitId, facilityId, disciplineGroup, cursor);
    var asked =
        new History.Asked(
            unitId,
            facilityId,
            disciplineGroup,
            Curve.Period.of(period),
            instant(knownAt),
            cursor,
            size);
    return history.read(asked, Visibility.of(caller));
  }

  private static void check(
      @Nullable String unitId,
      @Nullable String facilityId,
      @Nullable String disciplineGroup,
      @Nullable String cursor) {
    if (unitId == null && facilityId == null) {
      throw ProblemException.invalid(
          "unitId", "required", null, "Donnez une unité ou un établissement.");
    }
    if (unitId != null && facilityId != null) {
      throw ProblemException.invalid(
          "facilityId",
          "excludes",
          "unitId",
          "Donnez soit une unité, soit un établissement, pas les deux.");
    }
    if (disciplineGroup != null && facilityId == null) {
      throw ProblemException.invalid(
          "disciplineGroup",
          "requires",
          "facilityId",
          "Un groupe de disciplines demande un établissement.");
    }
    if (cursor != null && unitId == null) {
      throw ProblemException.invalid(
          "cursor", "requires", "unitId", "La liste des saisies est celle d'une unité.");
    }
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException wrong) {
      throw ProblemException.invalid(
          "knownAt",
          "pattern",
          null,
          "« knownAt » doit être un instant comme 2026-11-22T08:10:00Z.");
    }
  }
}
