package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.crisis.DutyWire.Duty;
import fr.rormobile.api.crisis.DutyWire.DutyList;
import fr.rormobile.api.crisis.DutyWire.Input;
import fr.rormobile.api.crisis.DutyWire.NewShift;
import fr.rormobile.api.crisis.DutyWire.Shift;
import fr.rormobile.api.crisis.DutyWire.ShiftList;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.VersionTags;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Who is warned by duty, and who is on call for it. */
@Controller("/alert-duties")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"DIRECTOR", "REGIONAL_TEAM"})
class DutyController {

  private final DutyEdits edits;
  private final DutyRoster roster;

  DutyController(DutyEdits edits, DutyRoster roster) {
    this.edits = edits;
    this.roster = roster;
  }

  @Get
  DutyList list(
      Caller caller, @Nullable @QueryValue @Pattern(regexp = Ids.FINESS) String facility) {
    return new DutyList(edits.list(caller, facility));
  }

  @Post
  HttpResponse<Duty> create(
      Caller caller,
      @Header("Idempotency-Key") @Pattern(regexp = Ids.KEY) String key,
      @Body @Valid Input duty) {
    var made = edits.create(caller, duty, key);
    return VersionTags.created(made, "/alert-duties/" + made.id(), made.version());
  }

  @Get("/{id}")
  HttpResponse<Duty> read(Caller caller, @PathVariable String id) {
    var duty = edits.find(caller, id);
    return VersionTags.ok(duty, duty.version());
  }

  @Put("/{id}")
  HttpResponse<Duty> replace(
      Caller caller,
      @PathVariable String id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Body @Valid Input input) {
    var version =
        VersionTags.read(
            ifMatch,
            "Lisez d'abord la fonction, puis renvoyez son ETag dans If-Match.",
            "If-Match est l'ETag rendu par la lecture de la fonction.");
    var duty = edits.replace(caller, id, version, input);
    return VersionTags.ok(duty, duty.version());
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void remove(Caller caller, @PathVariable String id) {
    edits.remove(caller, id);
  }

  @Get("/{id}/shifts")
  ShiftList shifts(Caller caller, @PathVariable String id) {
    return new ShiftList(roster.list(caller, id));
  }

  @Post("/{id}/shifts")
  HttpResponse<Shift> add(
      Caller caller,
      @PathVariable String id,
      @Header("Idempotency-Key") @Pattern(regexp = Ids.KEY) String key,
      @Body @Valid NewShift shift) {
    var made = roster.add(caller, id, shift, key);
    return HttpResponse.created(made)
        .header(HttpHeaders.LOCATION, "/alert-duties/" + id + "/shifts/" + made.id());
  }

  @Delete("/{id}/shifts/{shift}")
  @Status(HttpStatus.NO_CONTENT)
  void removeShift(Caller caller, @PathVariable String id, @PathVariable String shift) {
    roster.remove(caller, id, shift);
  }
}
