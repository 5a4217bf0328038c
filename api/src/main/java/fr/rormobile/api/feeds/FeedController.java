package fr.rormobile.api.feeds;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.feeds.FeedWire.FeedList;
import fr.rormobile.api.feeds.Feeds.Received;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

@Controller("/feeds")
@ExecuteOn(TaskExecutors.BLOCKING)
class FeedController {
  private static final String CSV = "text/csv";

  private final Feeds feeds;
  private final FeedReader reader;

  FeedController(Feeds feeds, FeedReader reader) {
    this.feeds = feeds;
    this.reader = reader;
  }

  @Post(
      uri = "/beds",
      consumes = {MediaType.APPLICATION_JSON, CSV})
  @Secured("FEED")
  HttpResponse<?> receive(
      Caller caller,
      HttpRequest<?> request,
      @Nullable @Header("Idempotency-Key") String key,
      @Nullable @Body InputStream body) {
    var csv = request.getContentType().filter(type -> type.getName().equals(CSV)).isPresent();
    try (var bounded = new BoundedBody(body == null ? InputStream.nullInputStream() : body)) {
      var message = csv ? FeedCsv.read(id(key), bounded) : json(key, bounded);
      return switch (feeds.receive(caller, message)) {
        case Received.Answered(var answer) ->
            HttpResponse.ok(answer).contentType(MediaType.APPLICATION_JSON_TYPE);
        case Received.KeyForOther _ ->
            throw ProblemException.of(
                ProblemKind.KEY_REUSED,
                "Ce message a déjà été envoyé avec un autre contenu ; envoyez-le avec un nouvel"
                    + " identifiant.");
      };
    } catch (IOException broken) {
      throw FeedProblems.unreadable("Le corps de la demande n'a pas pu être lu jusqu'au bout.");
    }
  }

  private static FeedMessage json(@Nullable String key, InputStream body) {
    var message = FeedJson.read(body);
    if (key != null && !key.equals(message.id())) {
      throw ProblemException.invalid(
          "Idempotency-Key",
          "excludes",
          null,
          "« Idempotency-Key » et « messageId » doivent être les mêmes.");
    }
    return message;
  }

  private static String id(@Nullable String key) {
    if (key == null) {
      throw ProblemException.invalid(
          "Idempotency-Key",
          "required",
          null,
          "« Idempotency-Key » est nécessaire : c'est l'identifiant du message.");
    }
    if (!key.matches(FeedMessage.ID)) {
      throw FeedProblems.badId("Idempotency-Key");
    }
    return key;
  }

  @Get
  @Secured({"REGIONAL_TEAM", "FEED"})
  FeedList list(Caller caller) {
    return new FeedList(reader.visible(caller));
  }
}
