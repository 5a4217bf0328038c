package fr.rormobile.api.search;

import fr.rormobile.api.beds.CapacityLine;
import fr.rormobile.api.beds.CapacityLine.Gender;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.Status;
import fr.rormobile.api.offer.OfferReader;
import fr.rormobile.api.offer.Phone;
import fr.rormobile.api.offer.UnitSheet;
import fr.rormobile.search.Equipment;
import fr.rormobile.search.OfferDocument;
import fr.rormobile.search.OfferKind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Units as documents. */
@Singleton
final class UnitDocuments implements DocumentSource {
  /** R337 « aucune ». */
  private static final String NO_ASSIGNMENT = "01";

  private final OfferReader offer;

  UnitDocuments(OfferReader offer) {
    this.offer = offer;
  }

  @Override
  public OfferKind kind() {
    return OfferKind.UNIT;
  }

  @Override
  public List<OfferDocument> read(Map<String, Long> versions) {
    return offer.listUnits(versions.keySet()).stream()
        .map(unit -> document(unit, Versions.of(versions, unit.id())))
        .toList();
  }

  static OfferDocument document(UnitSheet unit, long version) {
    var codes = unit.codes();
    var pole = unit.pole();
    var legalEntity = unit.legalEntity();
    return OfferDocument.builder(OfferKind.UNIT, unit.id(), version, unit.name())
        .parentNames(
            Labels.present(
                unit.facilityUsualName(),
                unit.facility().name(),
                pole == null ? null : pole.name(),
                legalEntity == null ? null : legalEntity.name()))
        .place(Places.of(unit.place()))
        .identifiers(Labels.present(unit.id(), unit.externalId()))
        .phones(Phone.publicOnes(unit.contacts()).stream().map(Phone::value).toList())
        .activityField(Labels.of(codes.activityField()))
        .operationalActivities(Labels.of(codes.activities()))
        .careModes(Labels.one(codes.careMode()))
        .specificActs(Labels.of(codes.acts()))
        .equipment(codes.equipment().stream().map(UnitDocuments::equipment).toList())
        .specialities(Labels.of(codes.specialities()))
        .patientTypes(Labels.of(codes.patientTypes()))
        .ageMin(unit.ageMin())
        .ageMax(unit.ageMax())
        .confidential(unit.confidential())
        .demo(unit.origin().demonstration())
        .updatedAt(unit.origin().updatedAt())
        .facilityId(unit.facility().finess())
        .opening(Openings.of(unit.schedule()))
        .capacity(
            unit.capacity().lines().stream()
                .filter(UnitDocuments::freeNow)
                .map(UnitDocuments::line)
                .toList())
        .build();
  }

  private static Equipment equipment(fr.rormobile.api.offer.Equipment equipment) {
    var limit = equipment.limitValue();
    return new Equipment(
        equipment.code(), equipment.label(), limit == null ? null : limit.doubleValue());
  }

  /** What a search can find the unit by; the same lines raise its document (V079). */
  private static boolean freeNow(CapacityLine line) {
    return line.nature() == Nature.BED
        && line.status() == Status.AVAILABLE
        && line.horizon() == Horizon.NOW
        && line.count() > 0;
  }

  private static fr.rormobile.search.CapacityLine line(CapacityLine line) {
    var gender = line.gender();
    var assignment = line.assignment();
    return new fr.rormobile.search.CapacityLine(
        line.nature().code(),
        line.status().code(),
        line.horizon().code(),
        // Nothing was said of whom it is for: whoever comes.
        (gender == null ? Gender.UNDETERMINED : gender).code(),
        assignment == null ? NO_ASSIGNMENT : assignment.code(),
        line.count(),
        line.updatedAt());
  }
}
