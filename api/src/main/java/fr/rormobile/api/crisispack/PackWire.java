package fr.rormobile.api.crisispack;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.beds.BedFigure;
import fr.rormobile.api.beds.BedSource;
import fr.rormobile.api.crisis.OnCall;
import fr.rormobile.api.hetplans.OwnPlans;
import fr.rormobile.api.hetplans.PlanWire;
import fr.rormobile.api.offer.Contact;
import fr.rormobile.api.offer.ContactKind;
import fr.rormobile.api.tension.TensionWire;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pack as it goes over the wire; the contract says what each field is. */
public final class PackWire {
  private PackWire() {}

  @Serdeable
  record EmergencyNumber(String label, String value) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(ContactKind kind, String value, @Nullable String label) {
    static Line of(Contact contact) {
      return new Line(contact.kind(), contact.value(), contact.label());
    }
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Facility(
      String finess,
      String name,
      @Nullable String commune,
      @Nullable String department,
      List<Line> phones) {}

  /** Without its age: whoever reads it counts from {@code updatedAt}. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Figure(
      @Nullable Integer available,
      @Nullable Integer operational,
      @Nullable Integer installed,
      Instant updatedAt,
      BedSource source) {
    public static Figure of(BedFigure figure) {
      return new Figure(
          figure.available(),
          figure.operational(),
          figure.installed(),
          figure.updatedAt(),
          figure.source());
    }
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Unit(
      String id,
      String name,
      String facilityId,
      List<String> disciplineGroupIds,
      List<Line> phones,
      @Nullable Figure beds,
      @Nullable Integer expectedEveryMinutes) {}

  @Serdeable
  record Group(String id, String label) {}

  @Serdeable
  record Solidarity(String facilityId, String disciplineGroupId, List<String> partnerIds) {
    static Solidarity of(OwnPlans.Solidarity link) {
      return new Solidarity(link.facilityId(), link.disciplineGroupId(), link.partnerIds());
    }
  }

  @Serdeable
  record LeftOut(int units) {}

  @Serdeable
  record Pack(
      String version,
      Instant generatedAt,
      List<String> facilityIds,
      List<String> departments,
      List<EmergencyNumber> emergencyNumbers,
      List<OnCall.Cell> cells,
      List<OnCall.Duty> onCall,
      List<TensionWire.Line> tensions,
      List<Group> disciplineGroups,
      List<PlanWire.Plan> plans,
      List<PlanWire.Action> actions,
      List<Solidarity> solidarity,
      List<Facility> facilities,
      List<Unit> units,
      LeftOut leftOut) {

    Pack as(String itsVersion, Instant at) {
      return new Pack(
          itsVersion,
          at,
          facilityIds,
          departments,
          emergencyNumbers,
          cells,
          onCall,
          tensions,
          disciplineGroups,
          plans,
          actions,
          solidarity,
          facilities,
          units,
          leftOut);
    }

    Pack with(List<Facility> those, List<Unit> theirs, LeftOut without) {
      return new Pack(
          version,
          generatedAt,
          facilityIds,
          departments,
          emergencyNumbers,
          cells,
          onCall,
          tensions,
          disciplineGroups,
          plans,
          actions,
          solidarity,
          those,
          theirs,
          without);
    }
  }
}
