package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.crisis.AlertScope.Position;
import fr.rormobile.api.crisis.AlertWire.Line;
import fr.rormobile.api.crisis.AlertWire.Page;
import fr.rormobile.api.crisis.AlertWire.Sheet;
import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.notifier.Alerts;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Controller("/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class AlertController {
  private final AlertScope scope;
  private final Alerts alerts;

  AlertController(AlertScope scope, Alerts alerts) {
    this.scope = scope;
    this.alerts = alerts;
  }

  @Get
  Page<Line> list(
      Caller caller,
      @Nullable @QueryValue @Size(min = 1, max = 1000) String cursor,
      @QueryValue(defaultValue = "20") @Min(1) @Max(50) int size) {
    var after = Cursors.moment(cursor).map(m -> new Position(m.at(), m.id())).orElse(null);
    var found = scope.list(caller, after, size + 1);
    var page = found.subList(0, Math.min(size, found.size()));
    var lines =
        page.stream()
            .map(position -> alerts.find(position.id()))
            .flatMap(Optional::stream)
            .map(detail -> AlertSheets.line(detail, CrisisCells.ownerOf(caller.id())))
            .toList();
    var more = found.size() > size;
    return new Page<>(
        lines, more ? Cursors.of(page.getLast().raisedAt(), page.getLast().id()) : null);
  }

  @Get("/{id}")
  Sheet read(Caller caller, @PathVariable String id) {
    return Ids.uuid(id)
        .filter(known -> scope.holds(caller, known))
        .flatMap(alerts::find)
        .map(detail -> AlertSheets.sheet(detail, CrisisCells.ownerOf(caller.id())))
        .orElseThrow(() -> ProblemException.notFound("Cette alerte n'existe pas."));
  }
}
