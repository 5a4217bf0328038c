package fr.rormobile.api.beds;

import java.util.Collection;
import java.util.Map;

/** Reads what is said about beds, for many units at once: one query whatever their number. */
public interface BedReader {
  /**
   * @return by unit id; a unit without any line is absent
   */
  Map<String, UnitCapacity> capacities(Collection<String> unitIds);

  /**
   * @return the figure by unit id; a unit about whose beds nothing is said is absent
   */
  Map<String, BedFigure> figures(Collection<String> unitIds);
}
