package fr.rormobile.api.savedsearches;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.advanced.AdvancedBodies;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.platform.web.Etags;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.VersionTags;
import fr.rormobile.api.savedsearches.SavedSearchWire.Created;
import fr.rormobile.api.savedsearches.SavedSearchWire.Input;
import fr.rormobile.api.savedsearches.SavedSearchWire.Kind;
import fr.rormobile.api.savedsearches.SavedSearchWire.Saved;
import fr.rormobile.api.savedsearches.SavedSearchWire.SavedList;
import fr.rormobile.api.search.GivenSearch;
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
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Controller("/saved-searches")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class SavedSearchController {
  private static final int LONGEST = 20_000;

  private final SavedSearches searches;
  private final JsonMapper json;
  private final Etags etags;

  SavedSearchController(SavedSearches searches, JsonMapper json, Etags etags) {
    this.searches = searches;
    this.json = json;
    this.etags = etags;
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
    check(input);
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
    check(input);
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

  /** By the reader of that search: what is kept can be asked. */
  private void check(Input input) {
    if (JsonText.of(json, input.search()).length() > LONGEST) {
      throw ProblemException.invalid(
          "search",
          "maxLength",
          "" + LONGEST,
          "La recherche doit tenir en " + LONGEST + " caractères.");
    }
    if (input.search().get("cursor") != null) {
      throw ProblemException.invalid(
          "search.cursor", "excludes", null, "Une recherche gardée commence à sa première page.");
    }
    if (input.kind() == Kind.ADVANCED) {
      AdvancedBodies.check(input.search(), "search.");
    } else {
      checkSimple(input.search());
    }
  }

  private static void checkSimple(JsonNode search) {
    if (!search.isObject()) {
      throw ProblemException.invalid(
          "search", "type", null, "Les paramètres doivent être un objet JSON.");
    }
    var values = new HashMap<String, List<String>>();
    for (var entry : search.entries()) {
      var texts = new ArrayList<String>();
      var list = entry.getValue();
      if (!list.isArray()) {
        throw mustBeTexts(entry.getKey());
      }
      for (var each : list.values()) {
        if (!each.isString() || each.getStringValue().indexOf('\0') >= 0) {
          throw mustBeTexts(entry.getKey());
        }
        texts.add(each.getStringValue());
      }
      values.put(entry.getKey(), texts);
    }
    GivenSearch.check(values);
  }

  private static ProblemException mustBeTexts(String name) {
    var shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
    return ProblemException.invalid(
        "search." + shown, "type", null, "Chaque paramètre est une liste de textes.");
  }

  private static UUID known(String id) {
    return Ids.uuid(id).orElseThrow(() -> unknown());
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("Cette recherche n'existe pas ou plus.");
  }
}
