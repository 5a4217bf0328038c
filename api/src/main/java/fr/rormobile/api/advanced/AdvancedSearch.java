package fr.rormobile.api.advanced;

import org.jspecify.annotations.Nullable;

/**
 * What is searched for, read and good.
 *
 * @param size of a page
 * @param cursor null: the first page
 */
record AdvancedSearch(Kind kind, Where where, Sort sort, int size, @Nullable String cursor) {
  static final int DEFAULT_SIZE = 20;
  static final int LARGEST_SIZE = 50;

  /** The order; equal ones by id. */
  enum Sort {
    NAME("name"),
    /** The last changed first. */
    UPDATED_AT("updatedAt"),
    /** Units: most free beds first, those of which nothing is said last. */
    AVAILABLE("available");

    private final String onTheWire;

    Sort(String onTheWire) {
      this.onTheWire = onTheWire;
    }

    String onTheWire() {
      return onTheWire;
    }
  }
}
