package fr.rormobile.search;

/** A cursor that was not given out for this query: cut, altered, or taken from another search. */
public final class BadCursor extends IllegalArgumentException {

  BadCursor(String message) {
    super(message);
  }
}
