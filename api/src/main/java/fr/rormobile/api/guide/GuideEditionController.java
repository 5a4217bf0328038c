package fr.rormobile.api.guide;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.guide.GuideWire.DraftNode;
import fr.rormobile.api.guide.GuideWire.OpinionPage;
import fr.rormobile.api.guide.GuideWire.Publication;
import fr.rormobile.api.guide.GuideWire.PublicationInput;
import fr.rormobile.api.guide.GuideWire.PublicationPage;
import fr.rormobile.api.guide.GuideWire.RestorationInput;
import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.VersionTags;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The guide as the regional team writes it, and what people thought of it. */
@Controller("/guide")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("REGIONAL_TEAM")
class GuideEditionController {

  private final GuideEdition edition;
  private final PublishedGuide published;
  private final Opinions opinions;
  private final JsonMapper json;

  GuideEditionController(
      GuideEdition edition, PublishedGuide published, Opinions opinions, JsonMapper json) {
    this.edition = edition;
    this.published = published;
    this.opinions = opinions;
    this.json = json;
  }

  @Post
  HttpResponse<?> create(
      Caller caller,
      @Header("Idempotency-Key") @Pattern(regexp = Ids.KEY) String key,
      @Body NodeInput input)
      throws IOException {
    var answer = edition.create(caller, input, key);
    var node = Objects.requireNonNull(json.readValue(answer, DraftNode.class));
    return created(answer, "/guide/" + node.id())
        .header(HttpHeaders.ETAG, "\"" + node.version() + "\"");
  }

  @Put("/{node}")
  HttpResponse<?> replace(
      Caller caller,
      @PathVariable String node,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Body NodeInput input) {
    var state = edition.replace(caller, node, input, version(ifMatch));
    return VersionTags.ok(state, state.version());
  }

  @Delete("/{node}")
  HttpResponse<?> delete(
      @PathVariable String node,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @QueryValue(defaultValue = "false") @Pattern(regexp = "true|false") String withDescendants) {
    edition.delete(node, version(ifMatch), withDescendants.equals("true"));
    return HttpResponse.noContent();
  }

  @Get("/publications")
  PublicationPage publications(
      @Nullable @QueryValue @Size(min = 1, max = 1000) String cursor,
      @QueryValue(defaultValue = "20") @Min(1) @Max(50) int size) {
    var found = edition.publications(before(cursor), size + 1);
    if (found.size() <= size) {
      return new PublicationPage(found, null);
    }
    var shown = found.subList(0, size);
    return new PublicationPage(shown, Cursors.of("" + shown.getLast().number()));
  }

  @Post("/publications")
  HttpResponse<?> publish(
      Caller caller,
      @Header("Idempotency-Key") @Pattern(regexp = Ids.KEY) String key,
      @Body @Valid PublicationInput input)
      throws IOException {
    return publication(edition.publish(caller, input, key));
  }

  @Post("/publications/{number}/restoration")
  HttpResponse<?> restore(
      Caller caller,
      @PathVariable @Min(1) int number,
      @Header("Idempotency-Key") @Pattern(regexp = Ids.KEY) String key,
      @Body @Valid RestorationInput input)
      throws IOException {
    return publication(edition.restore(caller, number, input, key));
  }

  @Get("/feedback")
  OpinionPage opinions(
      @Nullable @QueryValue @Pattern(regexp = "[a-z0-9-]{1,80}") String node,
      @Nullable @QueryValue @Size(min = 1, max = 1000) String cursor,
      @QueryValue(defaultValue = "20") @Min(1) @Max(50) int size) {
    var after = Cursors.moment(cursor).orElse(null);
    var found = opinions.list(node, after, size + 1, published.tree());
    var counts = opinions.counts(node);
    if (found.size() <= size) {
      return new OpinionPage(found, counts.useful(), counts.notUseful(), null);
    }
    var last = found.get(size - 1);
    return new OpinionPage(
        found.subList(0, size),
        counts.useful(),
        counts.notUseful(),
        Cursors.of(last.saidAt(), UUID.fromString(last.id())));
  }

  private HttpResponse<?> publication(String answer) throws IOException {
    var made = Objects.requireNonNull(json.readValue(answer, Publication.class));
    return created(answer, "/guide/publications/" + made.number());
  }

  private static MutableHttpResponse<String> created(String answer, String location) {
    return HttpResponse.created(answer)
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.LOCATION, location);
  }

  private static @Nullable Integer before(@Nullable String cursor) {
    var keys = Cursors.keys(cursor, 1);
    if (keys.isEmpty()) {
      return null;
    }
    try {
      return Integer.valueOf(keys.getFirst());
    } catch (NumberFormatException notOurs) {
      throw Cursors.refused();
    }
  }

  private static long version(@Nullable String ifMatch) {
    return VersionTags.read(
        ifMatch,
        "Lisez d'abord le nœud du brouillon, puis renvoyez son ETag dans If-Match.",
        "If-Match est l'ETag rendu par la lecture du brouillon (« preview=true »).");
  }
}
