package fr.rormobile.search;

import java.time.Instant;

/**
 * One figure about beds or places, as the ROR exchanges them. Codes are those of the ANS lists
 * named; « opérationnel » (R330 07) is computed and never stored.
 *
 * @param nature R329: 01 lit, 02 place
 * @param status R330: 01 installé, 02 disponible, 03 occupé, 04 réservé, 05 fermé, 06
 *     supplémentaire
 * @param horizon R331: 01 courant, 02 +1 h, 03 +24 h, 04 +48 h, 05 +7 j
 * @param gender R332: 01 femme, 02 homme, 04 indéterminé
 * @param assignment R337: 01 aucune, 02 Covid+, 03 Covid-
 * @param count zero or more
 * @param updatedAt when the figure was given
 */
public record CapacityLine(
    String nature,
    String status,
    String horizon,
    String gender,
    String assignment,
    int count,
    Instant updatedAt) {

  /** R330, a patient can be put in it now. */
  public static final String AVAILABLE = "02";

  /** R331, the present and no forecast. */
  public static final String CURRENT = "01";

  public CapacityLine {
    Check.notBlank("nature", nature);
    Check.notBlank("status", status);
    Check.notBlank("horizon", horizon);
    Check.notBlank("gender", gender);
    Check.notBlank("assignment", assignment);
    if (count < 0) {
      throw new IllegalArgumentException("a count of " + count + " beds");
    }
  }
}
