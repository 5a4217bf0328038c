package fr.rormobile.api.beds;

/** Where a figure comes from (R335), and the yearly statistics beside it. */
public enum BedSource implements CapacityLine.OfficialCode {
  MANUAL("01"),
  BED_MANAGEMENT("02"),
  GAM("03"),
  DPI("04"),
  /** Installed beds of the yearly survey (SAE): not a code of R335. */
  SAE("SAE");

  private final String code;

  BedSource(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
