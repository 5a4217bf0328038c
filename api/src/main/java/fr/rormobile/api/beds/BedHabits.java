package fr.rormobile.api.beds;

import org.jspecify.annotations.Nullable;

/**
 * How many beds a unit usually has free: of its reports of the last 28 days, all but the lowest and
 * the highest twentieth.
 *
 * @param reports how many it was made from
 * @param low the usual lowest
 * @param high the usual highest
 */
public record BedHabits(int reports, int low, int high) {
  /** Fewer reports make no habit. */
  static final int ENOUGH = 8;

  /**
   * Whether that many are nothing strange: within the usual, and a quarter of the unit, at least
   * two beds, beyond it.
   *
   * @param operational null: not known
   */
  boolean contains(int available, @Nullable Integer operational) {
    var beyond = Math.max(2, operational == null ? 0 : operational / 4);
    return reports < ENOUGH || (available >= low - beyond && available <= high + beyond);
  }
}
