package fr.rormobile.api.savedsearches;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.platform.web.Etags;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.VersionTags;
import fr.rormobile.api.savedsearches.SavedSearchWire.Created;
import fr.rormobile.api.savedsearches.SavedSearchWire.Input;
import fr.rormobile.api.savedsearches.SavedSearchWire.Saved;
import fr.rormobile.api.savedsearches.SavedSearchWire.SavedList;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Controller("/saved-searches")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class SavedSearchController {
  private final SavedSearches searches;
  private final JsonMapper json;
  private final Etags etags;
  private final SavedSearchRules rules;

  SavedSearchController(
      SavedSearches searches, JsonMapper json, Etags etags, SavedSearchRules rules) {
    this.searches = searches;
    this.json = json;
    this.etags = etags;
    this.rules = rules;
  }

  @Get
  HttpResponse<?> list(
      HttpRequest<?> request,
      Caller caller,
      @QueryValue(defaultValue = "false") @Pattern(regexp = "true|false") String deleted) {
    return etags.answer(
        request, new SavedList(searches.list(caller.id(), Boolean.parseBoolean(deleted))));
  }

  @Get("/{id}")
  HttpResponse<?> read(Caller caller, @PathVariable String id) {
    return tagged(searches.find(caller.id(), known(id)).orElseThrow(() -> unknown()));
  }

  @Post
  HttpResponse<?> create(
      Caller caller,
      @Header("Idempotency-Key") @Pattern(regexp = Ids.KEY) String key,
      @Body @Valid Input input) {
    rules.check(input);
    var answer = searches.create(caller.id(), input, key);
    var created = JsonText.read(json, answer, Created.class);
    return VersionTags.created(answer, "/saved-searches/" + created.id(), created.version())
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  @Put("/{id}")
  HttpResponse<?> replace(
      Caller caller,
      @PathVariable String id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Body @Valid Input input) {
    var version =
        VersionTags.read(
            ifMatch,
            "Lisez d'abord la recherche, puis renvoyez son ETag dans If-Match.",
            "If-Match est l'ETag rendu par la lecture de la recherche.");
    rules.check(input);
    return tagged(
        searches.replace(caller.id(), known(id), version, input).orElseThrow(() -> unknown()));
  }

  @Delete("/{id}")
  HttpResponse<?> delete(Caller caller, @PathVariable String id) {
    Ids.uuid(id).ifPresent((UUID known) -> searches.delete(caller.id(), known));
    return HttpResponse.noContent();
  }

  @Post("/{id}/restoration")
  HttpResponse<?> restore(Caller caller, @PathVariable String id) {
    return tagged(searches.restore(caller.id(), known(id)).orElseThrow(() -> unknown()));
  }

  private static HttpResponse<?> tagged(Saved saved) {
    return VersionTags.ok(saved, saved.version());
  }

  private static UUID known(String id) {
    return Ids.uuid(id).orElseThrow(() -> unknown());
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("Cette recherche n'existe pas ou plus.");
  }
}
