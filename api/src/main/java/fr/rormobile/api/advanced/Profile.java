package fr.rormobile.api.advanced;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.offer.FinessRef;
import fr.rormobile.api.offer.UnitSheet;

/**
 * How much of the offer a caller may take away as a table. On a sheet a clinician sees more than
 * this: one figure of one unit is care, the figures of all are not theirs to carry off (client
 * profile 5 of the national model: « all but very restricted and no operational capacity »).
 */
enum Profile {
  /** What a directory prints: neither figures nor contacts that are not public. */
  DIRECTORY("annuaire"),
  /**
   * With the restricted contacts the caller may see, and the figures of the caller's facilities.
   */
  OWN_FIGURES("annuaire, contacts réservés, chiffres de vos établissements"),
  /** With the restricted contacts, and all figures. */
  ALL_FIGURES("annuaire, contacts réservés, tous les chiffres");

  private final String label;

  Profile(String label) {
    this.label = label;
  }

  static Profile of(Caller caller) {
    if (caller.has(Role.CRISIS_CELL) || caller.has(Role.REGIONAL_TEAM)) {
      return ALL_FIGURES;
    }
    return caller.has(Role.DIRECTOR) || caller.has(Role.BED_MANAGER) ? OWN_FIGURES : DIRECTORY;
  }

  String label() {
    return label;
  }

  boolean showsContacts() {
    return this != DIRECTORY;
  }

  boolean showsFigures() {
    return this != DIRECTORY;
  }

  /** Whether this unit's figures go into the caller's table. */
  boolean showsFigure(UnitSheet unit, Caller caller) {
    FinessRef facility = unit.facility();
    return this == ALL_FIGURES
        || (this == OWN_FIGURES && caller.facilities().contains(facility.finess()));
  }
}
