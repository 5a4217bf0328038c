package fr.rormobile.api.tension;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.platform.web.Etags;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.tension.BoardStore.Filter;
import fr.rormobile.api.tension.BoardStore.Position;
import fr.rormobile.api.tension.BoardWire.Page;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@Controller("/tensions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class BoardController {
  private final Board board;
  private final BoardStore store;
  private final TensionExport exports;
  private final TensionReport report;
  private final Jdbi jdbi;
  private final Etags etags;
  private final Clock clock;

  BoardController(
      Board board,
      BoardStore store,
      TensionExport exports,
      TensionReport report,
      Jdbi jdbi,
      Etags etags,
      Clock clock) {
    this.board = board;
    this.store = store;
    this.exports = exports;
    this.report = report;
    this.jdbi = jdbi;
    this.etags = etags;
    this.clock = clock;
  }

  @Get("/{id}")
  HttpResponse<?> read(
      HttpRequest<?> request,
      Caller caller,
      @PathVariable String id,
      @Nullable @QueryValue @Size(max = 40) String knownAt) {
    return etags.answer(
        request, board.read(id, instant(knownAt), caller).orElseThrow(BoardController::unknown));
  }

  @Get("/{id}/export")
  HttpResponse<?> export(
      Caller caller,
      @PathVariable String id,
      @QueryValue(defaultValue = "csv") @Pattern(regexp = "csv|pdf") String format) {
    var tension = board.export(id, caller).orElseThrow(BoardController::unknown);
    return format.equals("pdf") ? report.answer(tension) : exports.events(tension);
  }

  @Get
  Page list(
      @QueryValue(defaultValue = "OPEN") @Pattern(regexp = "OPEN|CLOSED|ALL") String status,
      @Nullable @QueryValue @Size(max = 20)
          List<@Pattern(regexp = "[0-9]{2}|9[78][0-9]") String> region,
      @Nullable @QueryValue @Size(max = 20)
          List<@Pattern(regexp = "[0-9AB]{2,3}") String> department,
      @Nullable @QueryValue @Pattern(regexp = Ids.FINESS) String facility,
      @Nullable @QueryValue @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}")
          String disciplineGroup,
      @Nullable @QueryValue @Min(1) @Max(2) Integer level,
      @Nullable @QueryValue Boolean drill,
      @QueryValue(defaultValue = "all") @Pattern(regexp = "7d|15d|30d|all") String since,
      @Nullable @QueryValue @Size(min = 1, max = 1000) String cursor,
      @QueryValue(defaultValue = "20") @Min(1) @Max(50) int size) {
    var filter =
        new Filter(
            status.equals("ALL") ? null : status,
            department == null ? List.of() : department,
            region == null ? List.of() : region,
            facility,
            disciplineGroup,
            level,
            drill,
            since(since));
    var after = Cursors.moment(cursor).map(m -> new Position(m.at(), m.id())).orElse(null);
    return jdbi.withHandle(
        h -> {
          var found = store.list(h, filter, after, size + 1);
          var counts = store.counts(h, filter);
          if (found.size() <= size) {
            return new Page(found, counts, null);
          }
          var last = found.get(size - 1);
          var next = Cursors.of(last.startedAt(), UUID.fromString(last.id()));
          return new Page(found.subList(0, size), counts, next);
        });
  }

  private @Nullable Instant since(String period) {
    return switch (period) {
      case "7d" -> clock.instant().minus(Duration.ofDays(7));
      case "15d" -> clock.instant().minus(Duration.ofDays(15));
      case "30d" -> clock.instant().minus(Duration.ofDays(30));
      default -> null;
    };
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("Cette tension n'existe pas.");
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException notOne) {
      throw ProblemException.invalid(
          "knownAt",
          "pattern",
          null,
          "« knownAt » doit être un instant comme 2026-11-22T08:10:00Z.");
    }
  }
}
