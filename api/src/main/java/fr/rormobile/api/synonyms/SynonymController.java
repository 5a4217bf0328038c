package fr.rormobile.api.synonyms;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.platform.web.Etags;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.VersionTags;
import fr.rormobile.api.synonyms.SynonymStore.State;
import fr.rormobile.api.synonyms.SynonymStore.Stored;
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
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@Controller("/synonyms")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("REGIONAL_TEAM")
class SynonymController {
  private final Jdbi jdbi;
  private final SynonymStore store;
  private final SynonymEdits edits;
  private final JsonMapper json;
  private final Etags etags;

  SynonymController(
      Jdbi jdbi, SynonymStore store, SynonymEdits edits, JsonMapper json, Etags etags) {
    this.jdbi = jdbi;
    this.store = store;
    this.edits = edits;
    this.json = json;
    this.etags = etags;
  }

  @Get
  HttpResponse<?> list(
      HttpRequest<?> request,
      @Nullable @QueryValue @Pattern(regexp = "ACTIVE|PROPOSED") String state) {
    var wanted = state == null ? null : State.valueOf(state);
    var rules = jdbi.withHandle(h -> store.list(h, wanted));
    return etags.answer(
        request, new SynonymWire.Rules(rules.stream().map(SynonymWire.Rule::of).toList()));
  }

  @Post
  HttpResponse<?> create(
      Caller caller,
      @Header("Idempotency-Key") @Pattern(regexp = Ids.KEY) String key,
      @Body @Valid SynonymWire.Input input)
      throws IOException {
    var answer = edits.create(caller, SynonymRules.read(input), key);
    var id = Objects.requireNonNull(json.readValue(answer, SynonymWire.Rule.class)).id();
    return HttpResponse.created(answer)
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.LOCATION, "/synonyms/" + id);
  }

  @Get("/{id}")
  HttpResponse<?> read(@PathVariable String id) {
    return tagged(edits.find(known(id)).orElseThrow(SynonymEdits::unknown));
  }

  @Put("/{id}")
  HttpResponse<?> replace(
      Caller caller,
      @PathVariable String id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Body @Valid SynonymWire.Input input) {
    var version =
        VersionTags.read(
            ifMatch,
            "Lisez d'abord la règle, puis renvoyez son ETag dans If-Match.",
            "If-Match est l'ETag rendu par la lecture de la règle.");
    return tagged(edits.replace(caller, known(id), version, SynonymRules.read(input)));
  }

  @Delete("/{id}")
  HttpResponse<?> delete(Caller caller, @PathVariable String id) {
    Ids.uuid(id).ifPresent(found -> edits.retire(caller, found));
    return HttpResponse.noContent();
  }

  @Post("/{id}/activation")
  HttpResponse<?> activate(Caller caller, @PathVariable String id) {
    return tagged(edits.activate(caller, known(id)));
  }

  private static HttpResponse<?> tagged(Stored stored) {
    return VersionTags.ok(SynonymWire.Rule.of(stored), stored.version());
  }

  private static UUID known(String id) {
    return Ids.uuid(id).orElseThrow(SynonymEdits::unknown);
  }
}
