package fr.rormobile.api.offer;

/** What a contact point is for. */
public enum ContactKind {
  STANDARD,
  SECRETARIAT,
  CARE_ROOM,
  ON_CALL,
  MANAGEMENT,
  FAX,
  ALERT,
  MSSANTE;

  /** Whether somebody can pick up. */
  public boolean isSpoken() {
    return this != FAX && this != MSSANTE;
  }
}
