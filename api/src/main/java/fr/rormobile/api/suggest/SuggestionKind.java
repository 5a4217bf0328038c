package fr.rormobile.api.suggest;

/** In the order in which equally good ones are shown. */
public enum SuggestionKind {
  FACILITY,
  UNIT,
  PROFESSIONAL,
  PLACE,
  GUIDE
}
