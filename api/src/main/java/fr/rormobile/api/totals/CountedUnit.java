package fr.rormobile.api.totals;

import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.UnitCapacity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit that counts in a total: where it stands, and what is said of its beds.
 *
 * @param pole null: its facility has none, or it is in none
 * @param discipline null: its activity is in no discipline group
 * @param type J17
 */
record CountedUnit(
    String id,
    String name,
    Label facility,
    @Nullable Label pole,
    @Nullable Label department,
    @Nullable Label region,
    @Nullable Label discipline,
    @Nullable Label type,
    UnitCapacity capacity) {

  /** A code or an id, and what people read. */
  record Label(String id, String label) {}

  /**
   * The care modes (J19) whose units have beds, or places, even where nobody said so yet.
   *
   * <p>Beds: hospitalisation complète, de semaine, de nuit, UHCD, cohorting, hébergement. Places:
   * hospitalisation de jour, à domicile, chirurgie ambulatoire, accueil de jour ou de nuit.
   */
  static List<String> modesThatPromise(Nature nature) {
    return switch (nature) {
      case BED -> List.of("28", "34", "30", "13", "38", "46");
      case PLACE -> List.of("29", "31", "09", "47", "48");
    };
  }
}
