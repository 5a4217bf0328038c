package fr.rormobile.api.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.crisis.OwnAlerts;
import fr.rormobile.api.crisispack.PackWire;
import fr.rormobile.api.hetplans.PlanWire;
import fr.rormobile.api.offer.Phone;
import fr.rormobile.api.tension.TensionWire;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes over the wire; the contract says what each field is. */
final class SyncWire {
  private SyncWire() {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Unit(
      String id,
      String version,
      String name,
      String facilityId,
      String facilityName,
      @Nullable String commune,
      List<Phone> phones,
      PackWire.@Nullable Figure beds) {}

  @Serdeable
  record Tension(String id, String version, TensionWire.Line tension) {}

  /** What is new or changed, and what is no more. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Units(List<Unit> items, List<String> gone) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Tensions(List<Tension> items, List<String> gone) {}

  /** All there is, instead of what the phone holds. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Plans(List<PlanWire.Plan> items) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Actions(List<PlanWire.Action> items) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Alerts(List<OwnAlerts.Awaiting> items) {}

  @Serdeable
  record Digests(String units, String tensions, String plans, String actions, String alerts) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(
      String cursor,
      boolean more,
      boolean restarted,
      Instant serverTime,
      Units units,
      Tensions tensions,
      @Nullable Plans plans,
      @Nullable Actions actions,
      @Nullable Alerts alerts,
      @Nullable Digests digests) {}
}
