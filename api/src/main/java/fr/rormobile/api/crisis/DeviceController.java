package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.CallerSession;
import fr.rormobile.notifier.Devices;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;

@Controller("/devices/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class DeviceController {
  private static final String ID = "[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}";

  private final Devices devices;
  private final PushSessions sessions;

  DeviceController(Devices devices, PushSessions sessions) {
    this.devices = devices;
    this.sessions = sessions;
  }

  @Put
  @Status(HttpStatus.NO_CONTENT)
  void register(
      Caller caller,
      CallerSession session,
      @PathVariable @Pattern(regexp = ID) String id,
      @Body @Valid AlertWire.Device device) {
    sessions.register(
        caller, session, id, Devices.Platform.valueOf(device.platform()), device.token());
  }

  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void forget(Caller caller, @PathVariable @Pattern(regexp = ID) String id) {
    devices.unregister(id, CrisisCells.ownerOf(caller.id()));
  }
}
