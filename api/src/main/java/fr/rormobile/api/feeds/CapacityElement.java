package fr.rormobile.api.feeds;

import fr.rormobile.api.beds.BedSource;
import fr.rormobile.api.beds.CapacityLine;
import fr.rormobile.api.beds.CapacityLine.OfficialCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the extension ror-location-supported-capacity, by the names that go over the wire
 * (profile RORLocationSupportedCapacity of the ANS).
 */
enum CapacityElement {
  NATURE("capacityType", "natureCapacite", "R329", "J187"),
  STATUS("capacityStatus", "statutCapacite", "R330", "J188"),
  HORIZON("temporalityCapacity", "temporaliteCapacite", "R331", "J189"),
  NUMBER("nbCapacity", "nombreCapacite", "", ""),
  SOURCE("capacitySourceType", "typeSourceCapacite", "R335", "J193"),
  GENDER("genderCapacityAvailable", "genreCapaciteDispo", "R332", "J190"),
  DATE("capacityUpdateDate", "dateMAJCapacite", "", ""),
  CLOSING("capacityClosingType", "typeFermetureCapacite", "R333", "J191"),
  ADDITIONAL("additionalBedType", "typeLitsSupplementaire", "R334", "J192"),
  CRISIS("crisisType", "typeCrise", "R336", "J194"),
  ASSIGNMENT("temporaryAssignement", "affectationTemporaire", "R337", "J195");

  /** The profile's canonical address. */
  static final String EXTENSION =
      "https://interop.esante.gouv.fr/ig/fhir/ror/StructureDefinition/ror-location-supported-capacity";

  /** What tells one line of a unit from another. */
  static final List<CapacityElement> KEY =
      List.of(NATURE, STATUS, HORIZON, GENDER, CLOSING, ADDITIONAL, CRISIS, ASSIGNMENT);

  /** R337 01 « aucune », which our model leaves out. */
  static final String NO_ASSIGNMENT = "01";

  private final String url;
  private final String businessName;
  private final String codeSystem;
  private final String valueSet;

  CapacityElement(String url, String businessName, String codeSystem, String valueSet) {
    this.url = url;
    this.businessName = businessName;
    this.codeSystem = codeSystem;
    this.valueSet = valueSet;
  }

  String url() {
    return url;
  }

  String businessName() {
    return businessName;
  }

  boolean isCoded() {
    return !codeSystem.isEmpty();
  }

  /** Both the nomenclature (TRE) and the value set (JDV) are seen as systems. */
  boolean accepts(String system) {
    return system.contains(codeSystem + "-") || system.contains(valueSet + "-");
  }

  /** The constant of that code; null when there is none. */
  @Nullable OfficialCode find(String code) {
    return switch (this) {
      case NATURE -> CapacityLine.find(CapacityLine.Nature.class, code);
      case STATUS -> CapacityLine.find(CapacityLine.Status.class, code);
      case HORIZON -> CapacityLine.find(CapacityLine.Horizon.class, code);
      case GENDER -> CapacityLine.find(CapacityLine.Gender.class, code);
      case CLOSING -> CapacityLine.find(CapacityLine.ClosingType.class, code);
      case ADDITIONAL -> CapacityLine.find(CapacityLine.AdditionalType.class, code);
      case CRISIS -> CapacityLine.find(CapacityLine.CrisisType.class, code);
      case ASSIGNMENT -> CapacityLine.find(CapacityLine.Assignment.class, code);
      case SOURCE -> code.equals("SAE") ? null : CapacityLine.find(BedSource.class, code);
      case NUMBER, DATE -> null;
    };
  }

  /** By its address in the extension; the other spelling of the assignment is seen too. */
  static Optional<CapacityElement> of(String url) {
    if (url.equals("temporaryAssignment")) {
      return Optional.of(ASSIGNMENT);
    }
    return Arrays.stream(values()).filter(element -> element.url.equals(url)).findFirst();
  }

  /** Also the older addresses of the same extension, which connectors still send. */
  static boolean isExtension(String url) {
    return url.matches(".*[/-]ror-(location-)?supported-capacity");
  }
}
