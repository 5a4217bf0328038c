package fr.rormobile.api.tension;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.platform.web.Etags;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import fr.rormobile.api.tension.TensionStore.Filter;
import fr.rormobile.api.tension.TensionStore.Position;
import fr.rormobile.api.tension.TensionWire.Declaration;
import fr.rormobile.api.tension.TensionWire.Page;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@Controller("/tensions")
@ExecuteOn(TaskExecutors.BLOCKING)
class TensionController {
  private final Declarations declarations;
  private final TensionStore store;
  private final Jdbi jdbi;
  private final Etags etags;

  TensionController(Declarations declarations, TensionStore store, Jdbi jdbi, Etags etags) {
    this.declarations = declarations;
    this.store = store;
    this.jdbi = jdbi;
    this.etags = etags;
  }

  @Post
  @Secured("DIRECTOR")
  HttpResponse<?> declare(
      Caller caller,
      @Header("Idempotency-Key") @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") String key,
      @Body @Valid Declaration declaration)
      throws SQLException {
    return switch (declarations.declare(caller, declaration, key)) {
      case Declared.Recorded(var location, var answer) ->
          HttpResponse.created(answer)
              .contentType(MediaType.APPLICATION_JSON_TYPE)
              .header(HttpHeaders.LOCATION, location);
      case Declared.NotTheirs _ ->
          throw ProblemException.outOfScope(
              "Vous ne pouvez déclarer une tension que pour un établissement que vous dirigez.");
      case Declared.Inconsistent(var violations) ->
          throw new ProblemException(
              ProblemKind.INVALID, violations.getFirst().message(), violations, null, null);
      case Declared.AlreadyOpen _ ->
          throw ProblemException.of(
              ProblemKind.TENSION_ALREADY_OPEN,
              "Une tension est déjà en cours pour cet établissement, ce groupe de disciplines et ce"
                  + " plan.");
      case Declared.KeyForOther _ ->
          throw ProblemException.of(
              ProblemKind.KEY_REUSED,
              "Cette demande a déjà été envoyée avec un autre contenu ; envoyez-la avec une"
                  + " nouvelle clé.");
    };
  }

  @Get("/{id}")
  @Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
  HttpResponse<?> read(HttpRequest<?> request, @PathVariable String id) {
    var found = Ids.uuid(id).flatMap(known -> jdbi.withHandle(h -> store.find(h, known)));
    return etags.answer(
        request, found.orElseThrow(() -> ProblemException.notFound("Cette tension n'existe pas.")));
  }

  @Get
  @Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
  Page list(
      @QueryValue(defaultValue = "OPEN") @Pattern(regexp = "OPEN|CLOSED|ALL") String status,
      @Nullable @QueryValue @Size(max = 20)
          List<@Pattern(regexp = "[0-9AB]{2,3}") String> department,
      @Nullable @QueryValue @Pattern(regexp = "[0-9][0-9A-Z][0-9]{7}") String facility,
      @Nullable @QueryValue @Size(min = 1, max = 1000) String cursor,
      @QueryValue(defaultValue = "20") @Min(1) @Max(50) int size) {
    var filter =
        new Filter(
            status.equals("ALL") ? null : status,
            department == null ? List.of() : department,
            facility,
            Cursors.moment(cursor).map(m -> new Position(m.at(), m.id())).orElse(null));
    var found = jdbi.withHandle(h -> store.list(h, filter, size + 1));
    if (found.size() <= size) {
      return new Page(found, null);
    }
    var last = found.get(size - 1);
    return new Page(
        found.subList(0, size), Cursors.of(last.startedAt(), UUID.fromString(last.id())));
  }
}
