package fr.rormobile.search;

import org.jspecify.annotations.Nullable;

/**
 * A specific equipment (J18) with what it can take at most.
 *
 * @param limit in the unit that the nomenclature gives for this equipment (kg for a bariatric
 *     table); null when not stated
 */
public record Equipment(String code, String label, @Nullable Double limit) {
  public Equipment {
    Check.notBlank("equipment code", code);
    if (limit != null && !Double.isFinite(limit)) {
      throw new IllegalArgumentException("limit of equipment " + code + " is " + limit);
    }
  }
}
