package fr.rormobile.api.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.account.Caller;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.search.IndexRebuilds.IndexRebuild;
import fr.rormobile.api.search.IndexRebuilds.Request;
import fr.rormobile.search.SearchUnavailable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Controller("/index/rebuilds")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("REGIONAL_TEAM")
class RebuildController {
  private static final String PREFIX = "rebuild-";

  private final IndexCare care;
  private final IndexRebuilds jobs;

  RebuildController(IndexCare care, IndexRebuilds jobs) {
    this.care = care;
    this.jobs = jobs;
  }

  @Serdeable
  record Accepted(String id) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Rebuild(
      String id,
      String state,
      long indexed,
      @Nullable Long total,
      Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable String failure) {

    static Rebuild of(IndexRebuild job) {
      return new Rebuild(
          PREFIX + job.id(),
          job.state().name(),
          job.indexed(),
          job.total(),
          job.startedAt(),
          job.finishedAt(),
          job.failure());
    }
  }

  @Post
  HttpResponse<Accepted> start(
      Caller caller, @Header("Idempotency-Key") @Nullable String idempotencyKey) {
    var request = new Request(caller.id(), key(idempotencyKey));
    var id =
        jobs.findByRequest(request)
            .or(() -> started(request))
            .or(() -> jobs.findByRequest(request))
            .orElseThrow(
                () ->
                    ProblemException.conflict("Une reconstruction de l'index est déjà en cours."));
    return HttpResponse.<Accepted>accepted(URI.create("/index/rebuilds/" + PREFIX + id))
        .body(new Accepted(PREFIX + id));
  }

  private Optional<Long> started(Request request) {
    try {
      return care.start(request);
    } catch (SearchUnavailable away) {
      throw SearchGate.unavailable(away);
    }
  }

  private static @Nullable String key(@Nullable String given) {
    if (given != null && !given.matches("[\\x21-\\x7e]{1,64}")) {
      throw ProblemException.invalid(
          "Idempotency-Key",
          "pattern",
          null,
          "La clé doit avoir de 1 à 64 caractères visibles, sans accent ni espace.");
    }
    return given;
  }

  @Get("/{id}")
  Rebuild read(String id) {
    var digits = id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : "";
    if (!digits.matches("\\d{1,18}")) {
      throw notFound();
    }
    return jobs.find(Long.parseLong(digits)).map(Rebuild::of).orElseThrow(this::notFound);
  }

  private ProblemException notFound() {
    return ProblemException.notFound("Cette reconstruction n'existe pas.");
  }
}
