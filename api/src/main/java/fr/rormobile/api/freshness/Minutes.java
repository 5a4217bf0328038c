package fr.rormobile.api.freshness;

import fr.rormobile.api.platform.web.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * How often figures are due, in minutes.
 *
 * @param calm 30 to 525,600 (a year), like the others
 * @param tension while a tension of the discipline group is open; never above {@code calm}
 * @param planBlanc while a plan blanc of the facility is open; never above {@code tension}
 */
record Minutes(int calm, int tension, int planBlanc) {

  /** The shorter of both, for each situation. */
  Minutes tightest(Minutes other) {
    return new Minutes(
        Math.min(calm, other.calm),
        Math.min(tension, other.tension),
        Math.min(planBlanc, other.planBlanc));
  }

  /** What is out of order: a worse situation cannot ask for figures less often. */
  List<Violation> disorder() {
    var found = new ArrayList<Violation>();
    atMost(
        found,
        "tensionMinutes",
        tension,
        calm,
        "Sous tension, le délai ne peut pas dépasser celui du temps normal (%d min).");
    atMost(
        found,
        "planBlancMinutes",
        planBlanc,
        tension,
        "En plan blanc, le délai ne peut pas dépasser celui d'une tension (%d min).");
    return found;
  }

  /** What a facility's direction may not ask: less often than the rule above. */
  List<Violation> looserThan(Minutes above) {
    var found = new ArrayList<Violation>();
    var message =
        "La direction d'un établissement peut seulement resserrer le rythme : %d min au plus.";
    atMost(found, "calmMinutes", calm, above.calm, message);
    atMost(found, "tensionMinutes", tension, above.tension, message);
    atMost(found, "planBlancMinutes", planBlanc, above.planBlanc, message);
    return found;
  }

  private static void atMost(
      List<Violation> found, String field, int value, int bound, String message) {
    if (value > bound) {
      found.add(new Violation(field, "max", String.valueOf(bound), message.formatted(bound)));
    }
  }
}
