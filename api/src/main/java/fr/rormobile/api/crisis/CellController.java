package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.crisis.AlertWire.CellReach;
import fr.rormobile.api.crisis.AlertWire.ChannelReach;
import fr.rormobile.api.crisis.AlertWire.Drill;
import fr.rormobile.api.crisis.AlertWire.MemberReach;
import fr.rormobile.api.crisis.CrisisCells.Cell;
import fr.rormobile.api.platform.Idempotency;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.notifier.Reachability;
import fr.rormobile.notifier.Reachability.Reach;
import fr.rormobile.notifier.channel.ChannelSettings;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Whether a cell would be reached, before it has to be. */
@Controller("/crisis-cells/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"DIRECTOR", "CRISIS_CELL", "REGIONAL_TEAM"})
class CellController {
  private final Jdbi jdbi;
  private final CrisisCells cells;
  private final Reachability reachability;
  private final CellDrill drill;
  private final Idempotency idempotency;
  private final ChannelSettings settings;
  private final Clock clock;

  CellController(
      Jdbi jdbi,
      CrisisCells cells,
      Reachability reachability,
      CellDrill drill,
      Idempotency idempotency,
      ChannelSettings settings,
      Clock clock) {
    this.jdbi = jdbi;
    this.cells = cells;
    this.reachability = reachability;
    this.drill = drill;
    this.idempotency = idempotency;
    this.settings = settings;
    this.clock = clock;
  }

  @Get("/reachability")
  CellReach reachability(Caller caller, @PathVariable String id) {
    return jdbi.withHandle(
        h -> {
          var cell = cell(h, caller, id);
          var members = reachability.of(cells.recipientsOf(h, id));
          var reachable = (int) members.stream().filter(Reach::reachable).count();
          return new CellReach(
              cell.id(),
              cell.name(),
              reachable,
              members.size(),
              "joignable " + reachable + "/" + members.size(),
              clock.instant(),
              channels(),
              members.stream().map(CellController::member).toList());
        });
  }

  private List<ChannelReach> channels() {
    var kept = "Aucun fournisseur n'est réglé : ces messages sont gardés ici, rien ne part.";
    return List.of(
        new ChannelReach("EMAIL", settings.smtp() != null, settings.smtp() == null ? kept : null),
        new ChannelReach("PUSH", settings.fcm() != null, settings.fcm() == null ? kept : null),
        new ChannelReach(
            "SMS",
            settings.sms() != null,
            settings.sms() == null ? "Aucune passerelle SMS n'est réglée." : null));
  }

  private static MemberReach member(Reach one) {
    return new MemberReach(
        one.label(),
        one.reachable(),
        one.mail().name(),
        one.devices(),
        one.lately(),
        one.deadTokens(),
        one.phone(),
        one.heardAt(),
        one.confirmedAt());
  }

  @Post("/drill")
  HttpResponse<Drill> drill(
      Caller caller,
      @PathVariable String id,
      @Header("Idempotency-Key") @Pattern(regexp = Ids.KEY) String key) {
    var alert =
        jdbi.inTransaction(
            h -> {
              var cell = cell(h, caller, id);
              return idempotency.once(
                  h,
                  caller.id(),
                  "POST /crisis-cells/{id}/drill",
                  key,
                  id,
                  () -> drill.start(h, caller, cell).toString());
            });
    return HttpResponse.created(new Drill(alert)).header(HttpHeaders.LOCATION, "/alerts/" + alert);
  }

  private Cell cell(Handle h, Caller caller, String id) {
    return cells
        .find(h, caller, id)
        .orElseThrow(() -> ProblemException.notFound("Cette cellule n'existe pas."));
  }
}
