package fr.rormobile.api.search;

import fr.rormobile.api.beds.BedReader;
import fr.rormobile.api.offer.Coded;
import fr.rormobile.api.offer.UnitSheet;
import fr.rormobile.api.search.WhyNotAnswer.Reason;
import fr.rormobile.search.Criterion;
import fr.rormobile.search.GeoPoint;
import fr.rormobile.search.OfferKey;
import fr.rormobile.search.OfferQuery;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why something is not found, in a sentence of French with its own facts. */
@Singleton
final class WhyNotWords {
  private static final double METRES = 1_000;
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMMM à HH:mm", Locale.FRENCH);

  private final BedReader beds;

  WhyNotWords(BedReader beds) {
    this.beds = beds;
  }

  Reason notPublished() {
    return new Reason(
        Criterion.PUBLISHED, "Rien n'est publié sous cet identifiant dans le répertoire.");
  }

  Reason words(List<String> missing) {
    var said = missing.stream().map(word -> "« " + word + " »").collect(Collectors.joining(", "));
    return new Reason(
        Criterion.WORDS,
        missing.isEmpty()
            ? "Ces mots ensemble ne se trouvent pas dans sa fiche."
            : said
                + (missing.size() == 1 ? " ne se trouve" : " ne se trouvent")
                + " ni dans son nom, ni dans ceux de son établissement et de son lieu, ni dans"
                + " ses activités.");
  }

  /**
   * @param unit null: it is no unit
   */
  Reason of(Criterion criterion, SearchPlan plan, OfferQuery query, @Nullable UnitSheet unit) {
    var message =
        switch (criterion) {
          case PUBLISHED ->
              "Sa fiche n'est pas encore dans l'index de recherche, ou en est retirée.";
          case VISIBLE -> "Sa fiche est confidentielle.";
          case KIND -> "Ce n'est pas de la nature demandée.";
          case WORDS -> "Ses mots ne correspondent pas.";
          case DISTANCE -> distance(plan, query, unit);
          case BOX -> "Sa position est hors du cadre de la carte.";
          case DEPARTMENT -> "Il n'est pas dans le département demandé" + where(unit);
          case COMMUNE -> "Il n'est pas dans la commune demandée" + where(unit);
          case REGION -> "Il n'est pas dans la région demandée" + where(unit);
          case ACTIVITY -> codes("L'activité demandée", unit, of -> of.codes().activities());
          case ACT -> codes("L'acte demandé", unit, of -> of.codes().acts());
          case SPECIALITY ->
              codes("La spécialisation demandée", unit, of -> of.codes().specialities());
          case PATIENT_TYPE -> codes("Le public demandé", unit, of -> of.codes().patientTypes());
          case EQUIPMENT -> "L'équipement demandé n'est pas parmi les siens.";
          case CARE_MODE -> "Son mode de prise en charge n'est pas celui demandé.";
          case ACTIVITY_FIELD -> "Son champ d'activité n'est pas celui demandé.";
          case PROFESSION -> "La profession demandée n'est pas la sienne.";
          case CATEGORY -> "Sa catégorie d'établissement n'est pas celle demandée.";
          case AGE -> age(query.age(), unit);
          case OPEN -> open(plan, unit);
          case BEDS -> beds(plan, unit);
        };
    return new Reason(criterion, message);
  }

  private static String where(@Nullable UnitSheet unit) {
    var commune = unit == null ? null : unit.place().locality().communeName();
    return commune == null ? "." : " : il est à " + commune + ".";
  }

  private static String distance(SearchPlan plan, OfferQuery query, @Nullable UnitSheet unit) {
    var origin = plan.origin();
    var radius = query.radiusMetres();
    var position = unit == null ? null : unit.place().position();
    if (origin == null || radius == null) {
      return "Il est trop loin.";
    }
    if (unit != null && position == null) {
      return "Sa position n'est pas connue.";
    }
    var away =
        position == null
            ? ""
            : " : il est à "
                + kilometres(origin.distanceMetres(new GeoPoint(position.lat(), position.lon())))
                + " km";
    return "Il est au-delà des " + kilometres(radius) + " km" + away + ".";
  }

  private static String kilometres(double metres) {
    return String.format(Locale.FRANCE, metres < 10 * METRES ? "%.1f" : "%.0f", metres / METRES)
        .replace(",0", "");
  }

  private static String codes(
      String asked, @Nullable UnitSheet unit, Function<UnitSheet, List<Coded>> own) {
    var labels =
        unit == null
            ? ""
            : own.apply(unit).stream().map(Coded::label).collect(Collectors.joining(", "));
    return asked
        + (labels.isEmpty()
            ? " ne figure pas dans sa fiche."
            : " n'est pas de celles de sa fiche : " + labels + ".");
  }

  private static String age(@Nullable Integer asked, @Nullable UnitSheet unit) {
    if (unit == null) {
      return "Il ne prend pas les patients de cet âge.";
    }
    var min = unit.ageMin();
    var max = unit.ageMax();
    var taken =
        min != null && max != null
            ? "de " + min + " à " + max + " ans"
            : min != null ? "à partir de " + min + " ans" : "jusqu'à " + max + " ans";
    return "Il prend les patients " + taken + " ; la recherche demande " + asked + " ans.";
  }

  private static String open(SearchPlan plan, @Nullable UnitSheet unit) {
    if (unit == null) {
      return "Ses horaires ne sont pas connus.";
    }
    var schedule = unit.schedule();
    if (!schedule.alwaysOpen() && schedule.hours().isEmpty()) {
      return "Ses horaires ne sont pas connus.";
    }
    var local = plan.now().atZone(ZoneId.of(schedule.zone()));
    var day = local.getDayOfWeek();
    return !schedule.alwaysOpen()
            && schedule.hours().stream().noneMatch(hours -> hours.day() == day.getValue())
        ? "Il est fermé le " + day.getDisplayName(TextStyle.FULL, Locale.FRENCH) + "."
        : "Il est fermé en ce moment.";
  }

  private String beds(SearchPlan plan, @Nullable UnitSheet unit) {
    var figure = unit == null ? null : beds.figures(List.of(unit.id())).get(unit.id());
    if (unit == null || figure == null || figure.available() == null) {
      return "Aucun chiffre de lits n'y est déclaré.";
    }
    var when = WHEN.format(figure.updatedAt().atZone(ZoneId.of(unit.schedule().zone())));
    var count = figure.available();
    if (count == 0) {
      return "Aucun lit disponible, d'après le chiffre du " + when + ".";
    }
    return count
        + (count == 1 ? " lit disponible" : " lits disponibles")
        + " d'après le chiffre du "
        + when
        + (switch (figure.freshness(plan.now())) {
          case OVERDUE -> ", périmé.";
          case FRESH, AGEING -> ", mais pas comme demandé (genre ou âge du chiffre).";
        });
  }

  /** For the regional team. Holds the search and the entity, nothing of a patient. */
  String report(SearchRequest request, OfferKey key, @Nullable String name, List<Reason> reasons) {
    var of = name == null ? key.id() : name + " (" + key.id() + ")";
    var words = request.words() == null ? "" : " « " + request.words() + " »";
    return reasons.isEmpty()
        ? "Recherche" + words + " : " + of + " est attendu plus haut dans les résultats."
        : "Recherche"
            + words
            + " : "
            + of
            + " était attendu. "
            + reasons.stream().map(Reason::message).collect(Collectors.joining(" "));
  }
}
