package fr.rormobile.api.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.account.OpenSessions.OpenSession;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Controller("/me/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM", "FEED"})
class OpenSessionController {
  private final OpenSessions sessions;

  OpenSessionController(OpenSessions sessions) {
    this.sessions = sessions;
  }

  @Get
  HttpResponse<OpenSessionList> list(Caller caller, CallerSession current) {
    var items =
        sessions.of(caller.id()).stream().map(session -> Item.of(session, current.id())).toList();
    return HttpResponse.ok(new OpenSessionList(items))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  @Delete("/{id}")
  @Consumes("*/*")
  @Status(HttpStatus.NO_CONTENT)
  void close(Caller caller, String id) {
    if (!Ids.uuid(id).map(session -> sessions.close(caller.id(), session)).orElse(false)) {
      throw ProblemException.notFound("Cette session n'est pas à vous, ou n'existe plus.");
    }
  }

  @Serdeable
  record OpenSessionList(List<Item> items) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      UUID id,
      @Nullable String device,
      Instant openedAt,
      Instant usedAt,
      Instant endsAt,
      boolean current) {

    static Item of(OpenSession session, UUID current) {
      return new Item(
          session.id(),
          session.device(),
          session.openedAt(),
          session.usedAt(),
          session.endsAt(),
          session.id().equals(current));
    }
  }
}
