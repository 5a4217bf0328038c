package fr.rormobile.api.crisis;

import fr.rormobile.api.crisis.AlertWire.Message;
import fr.rormobile.api.crisis.AlertWire.Page;
import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.Resources;
import fr.rormobile.notifier.SinkMessages;
import fr.rormobile.notifier.SinkMessages.SinkMessage;
import fr.rormobile.notifier.channel.ChannelSettings;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What would have left, while no real channel is set: to be looked at. */
@Controller("/demonstration")
@ExecuteOn(TaskExecutors.BLOCKING)
class DemonstrationController {
  private final ChannelSettings settings;
  private final SinkMessages messages;

  DemonstrationController(ChannelSettings settings, SinkMessages messages) {
    this.settings = settings;
    this.messages = messages;
  }

  @Get
  @Produces(MediaType.TEXT_HTML)
  @Secured(SecurityRule.IS_ANONYMOUS)
  String page() {
    refuseWithRealChannels();
    return Resources.text("pages/demonstration.html");
  }

  @Get("/messages")
  @Secured({"DIRECTOR", "CRISIS_CELL", "REGIONAL_TEAM"})
  Page<Message> list(
      @Nullable @QueryValue @Size(min = 1, max = 1000) String cursor,
      @QueryValue(defaultValue = "20") @Min(1) @Max(50) int size) {
    refuseWithRealChannels();
    var after =
        Cursors.moment(cursor).map(m -> new SinkMessages.Cursor(m.at(), m.id())).orElse(null);
    var found = messages.list(after, size + 1);
    var page = found.subList(0, Math.min(size, found.size()));
    return new Page<>(
        page.stream().map(DemonstrationController::message).toList(),
        found.size() > size ? Cursors.of(page.getLast().storedAt(), page.getLast().id()) : null);
  }

  @Get("/messages/{id}")
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
  @Secured({"DIRECTOR", "CRISIS_CELL", "REGIONAL_TEAM"})
  HttpResponse<?> read(@PathVariable String id) {
    refuseWithRealChannels();
    var found =
        Ids.uuid(id)
            .flatMap(messages::find)
            .orElseThrow(() -> ProblemException.notFound("Ce message n'existe pas."));
    var html = found.html();
    return html == null
        ? HttpResponse.ok(message(found)).contentType(MediaType.APPLICATION_JSON_TYPE)
        : HttpResponse.ok(html).contentType(MediaType.TEXT_HTML_TYPE);
  }

  private void refuseWithRealChannels() {
    if (settings.smtp() != null && settings.fcm() != null) {
      throw ProblemException.notFound("Les messages partent pour de vrai : rien n'est gardé ici.");
    }
  }

  private static Message message(SinkMessage message) {
    return new Message(
        message.id().toString(),
        message.channel().name(),
        message.html() == null ? message.recipient() : message.target(),
        message.subject(),
        message.text(),
        message.html(),
        message.storedAt());
  }
}
