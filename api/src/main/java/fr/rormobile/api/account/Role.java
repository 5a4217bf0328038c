package fr.rormobile.api.account;

/** What a person or a machine is here for; where they are is in the scopes of {@link Caller}. */
public enum Role {
  CLINICIAN,
  /** Of the facilities in scope: declares their tensions. */
  DIRECTOR,
  /** Of the facilities in scope: gives their bed figures. */
  BED_MANAGER,
  /** Member of the crisis cells in scope, of an ARS or of a facility. */
  CRISIS_CELL,
  /** Runs the ROR of the regions in scope. */
  REGIONAL_TEAM,
  /** A hospital's own system, for the facilities in scope. */
  FEED
}
