package fr.rormobile.api.freshness;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.freshness.Board.Position;
import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class FreshnessController {
  private static final int MOST_REFERENTS = 20;

  private final Rhythms rhythms;
  private final Board board;
  private final Referents referents;

  FreshnessController(Rhythms rhythms, Board board, Referents referents) {
    this.rhythms = rhythms;
    this.board = board;
    this.referents = referents;
  }

  @Get("/facilities/{finess}/bed-rhythms")
  @Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
  PolicyWire.Rhythms rhythms(@PathVariable @Pattern(regexp = Ids.FINESS) String finess) {
    var found = rhythms.of(finess);
    if (found.isEmpty() && !rhythms.knows(finess)) {
      throw ProblemException.notFound("Cet établissement n'existe pas ou plus.");
    }
    return new PolicyWire.Rhythms(found);
  }

  @Get("/bed-freshness")
  @Secured({"DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
  PolicyWire.Board board(
      Caller caller,
      @Nullable @QueryValue @Size(min = 1, max = 1000) String cursor,
      @QueryValue(defaultValue = "20") @Min(1) @Max(50) int size) {
    var found = board.lines(caller, position(cursor), size + 1);
    if (found.size() <= size) {
      return new PolicyWire.Board(found, null);
    }
    var last = found.get(size - 1);
    return new PolicyWire.Board(
        found.subList(0, size),
        Cursors.of(String.valueOf(last.overdue()), last.facility().finess()));
  }

  private static @Nullable Position position(@Nullable String cursor) {
    var keys = Cursors.keys(cursor, 2);
    if (keys.isEmpty()) {
      return null;
    }
    if (!keys.getFirst().matches("[0-9]{1,9}")) {
      throw Cursors.refused();
    }
    return new Position(Long.parseLong(keys.getFirst()), keys.getLast());
  }

  @Get("/facilities/{finess}/referents")
  @Secured({"DIRECTOR", "REGIONAL_TEAM"})
  PolicyWire.Referents referents(
      Caller caller, @PathVariable @Pattern(regexp = Ids.FINESS) String finess) {
    return new PolicyWire.Referents(referents.list(caller, finess));
  }

  @Put("/facilities/{finess}/referents")
  @Secured({"DIRECTOR", "REGIONAL_TEAM"})
  PolicyWire.Referents nameReferents(
      Caller caller,
      @PathVariable @Pattern(regexp = Ids.FINESS) String finess,
      @Body @Valid PolicyWire.Named named) {
    var logins = named.given();
    if (logins.size() > MOST_REFERENTS) {
      throw ProblemException.invalid(
          "logins",
          "maxItems",
          String.valueOf(MOST_REFERENTS),
          "Un établissement a au plus " + MOST_REFERENTS + " référents.");
    }
    return new PolicyWire.Referents(referents.put(caller, finess, logins));
  }
}
