package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.crisis.CellWire.Cell;
import fr.rormobile.api.crisis.CellWire.CellList;
import fr.rormobile.api.crisis.CellWire.Edit;
import fr.rormobile.api.crisis.CellWire.NewCell;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.VersionTags;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Crisis cells: made, read, and their steps and members set. */
@Controller("/crisis-cells")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"DIRECTOR", "CRISIS_CELL", "REGIONAL_TEAM"})
class CellAdministrationController {
  private final CellEdits edits;

  CellAdministrationController(CellEdits edits) {
    this.edits = edits;
  }

  @Get
  CellList list(Caller caller) {
    return new CellList(edits.list(caller));
  }

  @Post
  @Secured({"DIRECTOR", "REGIONAL_TEAM"})
  HttpResponse<Cell> create(
      Caller caller,
      @Header("Idempotency-Key") @Pattern(regexp = Ids.KEY) String key,
      @Body @Valid NewCell cell) {
    var made = edits.create(caller, cell, key);
    return VersionTags.created(made, "/crisis-cells/" + made.id(), made.version());
  }

  @Get("/{id}")
  HttpResponse<Cell> read(Caller caller, @PathVariable String id) {
    return tagged(edits.find(caller, id));
  }

  @Put("/{id}")
  HttpResponse<Cell> replace(
      Caller caller,
      @PathVariable String id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Body @Valid Edit edit) {
    var version =
        VersionTags.read(
            ifMatch,
            "Lisez d'abord la cellule, puis renvoyez son ETag dans If-Match.",
            "If-Match est l'ETag rendu par la lecture de la cellule.");
    return tagged(edits.replace(caller, id, version, edit));
  }

  private static HttpResponse<Cell> tagged(Cell cell) {
    return VersionTags.ok(cell, cell.version());
  }
}
