package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.crisis.AlertWire.Happened;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

@Controller("/stream")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class StreamController {
  private final AlertStreams streams;

  StreamController(AlertStreams streams) {
    this.streams = streams;
  }

  @Get
  @Produces(MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<Happened>> open(
      Caller caller,
      @QueryValue @Min(0) @Max(900) int seconds,
      @Nullable @Header("Last-Event-ID") @Pattern(regexp = "[0-9]{1,18}") String lastEventId) {
    return streams.open(
        caller,
        lastEventId == null ? null : Long.valueOf(lastEventId),
        Duration.ofSeconds(seconds));
  }
}
