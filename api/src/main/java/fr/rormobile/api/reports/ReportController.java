package fr.rormobile.api.reports;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.VersionTags;
import fr.rormobile.api.reports.ReportWire.Change;
import fr.rormobile.api.reports.ReportWire.Input;
import fr.rormobile.api.reports.ReportWire.Page;
import fr.rormobile.api.reports.ReportWire.Report;
import fr.rormobile.api.reports.ReportWire.State;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@Controller("/reports")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class ReportController {
  private final Jdbi jdbi;
  private final ReportStore store;
  private final Reports reports;
  private final JsonMapper json;

  ReportController(Jdbi jdbi, ReportStore store, Reports reports, JsonMapper json) {
    this.jdbi = jdbi;
    this.store = store;
    this.reports = reports;
    this.json = json;
  }

  @Post
  HttpResponse<?> create(
      Caller caller,
      @Header("Idempotency-Key") @Pattern(regexp = Ids.KEY) String key,
      @Body @Valid Input input)
      throws IOException {
    var answer = reports.create(caller, input, key);
    var id = Objects.requireNonNull(json.readValue(answer, Report.class)).id();
    return HttpResponse.created(answer)
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.LOCATION, "/reports/" + id);
  }

  @Get
  Page list(
      Caller caller,
      @Nullable @QueryValue @Pattern(regexp = "NEW|IN_PROGRESS|DONE|REFUSED") String state,
      @Nullable @QueryValue @Size(min = 1, max = 1000) String cursor,
      @QueryValue(defaultValue = "20") @Min(1) @Max(50) int size) {
    var wanted = state == null ? null : State.valueOf(state);
    var after = Cursors.moment(cursor).orElse(null);
    var found = jdbi.withHandle(h -> store.list(h, caller, wanted, after, size + 1));
    if (found.size() <= size) {
      return new Page(found, null);
    }
    var last = found.get(size - 1);
    return new Page(
        found.subList(0, size), Cursors.of(last.createdAt(), UUID.fromString(last.id())));
  }

  @Get("/{id}")
  HttpResponse<?> read(Caller caller, @PathVariable String id) {
    return tagged(
        Ids.uuid(id)
            .flatMap(known -> jdbi.withHandle(h -> store.find(h, caller, known, false)))
            .orElseThrow(ReportController::unknown));
  }

  @Patch("/{id}")
  @Secured("REGIONAL_TEAM")
  HttpResponse<?> change(
      Caller caller,
      @PathVariable String id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Body @Valid Change change) {
    var version =
        VersionTags.read(
            ifMatch,
            "Lisez d'abord le signalement, puis renvoyez son ETag dans If-Match.",
            "If-Match est l'ETag rendu par la lecture du signalement.");
    var known = Ids.uuid(id).orElseThrow(ReportController::unknown);
    return tagged(reports.change(caller, known, version, change));
  }

  static ProblemException unknown() {
    return ProblemException.notFound("Ce signalement n'existe pas.");
  }

  private static HttpResponse<?> tagged(Report report) {
    return VersionTags.ok(report, report.version());
  }
}
