package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.crisis.WebhookWire.Input;
import fr.rormobile.api.crisis.WebhookWire.NewSecret;
import fr.rormobile.api.crisis.WebhookWire.Subscriber;
import fr.rormobile.api.crisis.WebhookWire.SubscriberList;
import fr.rormobile.api.platform.web.Ids;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;

/** Systems that are called for tensions. */
@Controller("/webhooks")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("REGIONAL_TEAM")
class WebhookController {
  private final Subscribers subscribers;

  WebhookController(Subscribers subscribers) {
    this.subscribers = subscribers;
  }

  @Get
  SubscriberList list(Caller caller) {
    return new SubscriberList(subscribers.list(caller));
  }

  @Post
  HttpResponse<Subscriber> create(
      Caller caller,
      @Header("Idempotency-Key") @Pattern(regexp = Ids.KEY) String key,
      @Body @Valid Input input) {
    return secret(HttpResponse.created(subscribers.create(caller, input, key)));
  }

  @Post("/{id}/secret")
  @Consumes(MediaType.ALL)
  HttpResponse<NewSecret> renew(Caller caller, @PathVariable String id) {
    return secret(HttpResponse.ok(subscribers.renew(caller, id)));
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void remove(Caller caller, @PathVariable String id) {
    subscribers.remove(caller, id);
  }

  private static <T> HttpResponse<T> secret(io.micronaut.http.MutableHttpResponse<T> answer) {
    return answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
