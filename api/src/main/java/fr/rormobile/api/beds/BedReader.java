package fr.rormobile.api.beds;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads what is said about beds, for many units at once: one query whatever their number. */
public interface BedReader {
  /**
   * @return every line by unit id, forecasts and places included, in the order of their codes; a
   *     unit without any is absent
   */
  Map<String, List<CapacityLine>> listLines(Collection<String> unitIds);

  /**
   * @return the figure by unit id; a unit about whose beds nothing is said is absent
   */
  Map<String, BedFigure> figures(Collection<String> unitIds);
}
