package fr.rormobile.api.totals;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.totals.TotalsWire.FinessRef;
import fr.rormobile.api.totals.TotalsWire.Labelled;
import fr.rormobile.api.totals.TotalsWire.Range;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** What tensions can count on, as it goes over the wire; the contract says what each field is. */
final class SolidarityWire {
  private SolidarityWire() {}

  /**
   * @param partnersFree of all partners together, each bed once
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(List<Tension> items, Range own, int partnersFree, int sureTotal) {}

  /**
   * One facility in one discipline group, under however many plans.
   *
   * @param partnersFree what it would count if it were alone
   * @param shared the part of these that another one counts too
   * @param assigned what is left to it when each bed goes to one
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Tension(
      List<String> tensionIds,
      FinessRef facility,
      Labelled disciplineGroup,
      Range own,
      List<Partner> partners,
      int partnersFree,
      int shared,
      int assigned,
      boolean contested) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Partner(
      FinessRef facility,
      Range available,
      int free,
      int assigned,
      boolean inTension,
      boolean contested) {}
}
