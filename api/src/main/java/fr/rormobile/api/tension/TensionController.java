package fr.rormobile.api.tension;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.tension.TensionWire.Declaration;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

@Controller("/tensions")
@ExecuteOn(TaskExecutors.BLOCKING)
class TensionController {
  private final Declarations declarations;

  TensionController(Declarations declarations) {
    this.declarations = declarations;
  }

  @Post
  @Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER"})
  HttpResponse<?> declare(
      Caller caller,
      @QueryValue(defaultValue = "false") boolean dryRun,
      @Nullable @Header("Idempotency-Key") @Pattern(regexp = Ids.KEY) String key,
      @Body @Valid Declaration declaration)
      throws SQLException {
    return switch (declared(caller, dryRun, key, declaration)) {
      case Declared.Rehearsed(var answer) -> HttpResponse.ok(answer);
      case Declared.Recorded(var location, var answer) ->
          HttpResponse.created(answer)
              .contentType(MediaType.APPLICATION_JSON_TYPE)
              .header(HttpHeaders.LOCATION, location);
      case Declared.Failed failed -> throw failed.problem();
    };
  }

  private Declared declared(
      Caller caller, boolean dryRun, @Nullable String key, Declaration declaration)
      throws SQLException {
    if (dryRun) {
      return declarations.rehearse(caller, declaration);
    }
    if (key == null) {
      throw ProblemException.invalid(
          "Idempotency-Key", "required", null, "L'en-tête « Idempotency-Key » est obligatoire.");
    }
    return declarations.declare(caller, declaration, key);
  }
}
