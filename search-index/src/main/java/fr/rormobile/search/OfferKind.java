package fr.rormobile.search;

/**
 * The three sorts of entity that can be searched for; each is one tab of the phone's result list.
 */
public enum OfferKind {
  /** Établissement (entité géographique), known by its FINESS EG number. */
  FACILITY,
  /** Unité élémentaire. */
  UNIT,
  /** Professionnel, known by their RPPS number. */
  PROFESSIONAL
}
