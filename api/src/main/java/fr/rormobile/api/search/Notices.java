package fr.rormobile.api.search;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What a person should know of how the search was done, in French. */
final class Notices {
  private Notices() {}

  static @Nullable String of(Searches.Settled settled, @Nullable String centreName) {
    var plan = settled.plan();
    var found = settled.found();
    var notices = new ArrayList<String>();
    var hits = found.hits();
    if (settled.mended()) {
      notices.add("Résultats pour « " + plan.request().words() + " ».");
    } else if (hits.lenient() && hits.total() > 0) {
      notices.add("Rien ne correspond exactement : voici ce qui s'en approche.");
    }
    var options = found.options();
    if (options != null) {
      notices.add("Rayon porté à " + found.radiusKm() + " km : " + options(plan, options) + ".");
    } else if (plan.mayWiden() && plan.centre() != null) {
      var around = centreName == null ? "" : " autour de " + centreName;
      notices.add("Recherche limitée à " + found.radiusKm() + " km" + around + ".");
    }
    if (plan.meaning().nearMe() && plan.request().near() == null) {
      notices.add("Donnez votre position pour chercher près de vous.");
    }
    if (plan.openNow()) {
      notices.add("Sans les services dont les horaires ne sont pas connus.");
    }
    return notices.isEmpty() ? null : String.join(" ", notices);
  }

  /** With what is to be said of the roads. */
  static @Nullable String with(@Nullable String notice, Roads.Ways ways) {
    if (!ways.failed()) {
      return notice;
    }
    var said = "Temps de trajet indisponibles : distances à vol d'oiseau.";
    return notice == null ? said : notice + " " + said;
  }

  private static String options(SearchPlan plan, int count) {
    var many = count > 1 ? "s" : "";
    return plan.beds() == null
        ? count + " résultat" + many
        : count + " option" + many + " fraîche" + many;
  }
}
