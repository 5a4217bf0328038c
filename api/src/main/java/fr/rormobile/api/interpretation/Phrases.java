package fr.rormobile.api.interpretation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What can only be one thing, folded as it is compared. */
final class Phrases {
  static final Set<String> NEAR_ME =
      Set.of(
          "pres de moi",
          "autour de moi",
          "a proximite",
          "proche de moi",
          "le plus proche",
          "la plus proche",
          "les plus proches",
          "pres d ici",
          "a cote de moi");

  static final Set<String> OPEN =
      Set.of(
          "ouvert maintenant",
          "ouverte maintenant",
          "ouverts maintenant",
          "ouvertes maintenant",
          "ouvert",
          "ouverte",
          "ouverts",
          "ouvertes");

  static final Set<String> FREE_BED =
      Set.of(
          "lit disponible",
          "lits disponibles",
          "lit dispo",
          "lits dispo",
          "lits dispos",
          "lit libre",
          "lits libres",
          "place disponible",
          "places disponibles",
          "place dispo",
          "places dispo",
          "place libre",
          "places libres",
          "disponible",
          "disponibles",
          "dispo",
          "dispos");

  /**
   * @param parameter of {@code GET /search}
   * @param codes R332: one's own, or undetermined
   */
  record Gender(Set<String> phrases, String parameter, String label, Set<String> codes) {}

  static final List<Gender> GENDERS =
      List.of(
          new Gender(
              Set.of("pour une femme", "pour femme", "femme", "femmes"),
              "FEMALE",
              "une femme",
              Set.of("01", "04")),
          new Gender(
              Set.of("pour un homme", "pour homme", "homme", "hommes"),
              "MALE",
              "un homme",
              Set.of("02", "04")));

  /** Said around what is meant. */
  static final Set<String> FILLERS =
      Set.of(
          "lit",
          "lits",
          "patient",
          "patiente",
          "patients",
          "malade",
          "homme",
          "femme",
          "garcon",
          "fille",
          "pres",
          "proche",
          "proximite",
          "cherche",
          "trouver",
          "besoin",
          "avec",
          "urgent",
          "service",
          "services",
          "kg",
          "est",
          "il",
          "elle",
          "qui",
          "mon",
          "ma",
          "je",
          "centre",
          "unite");

  /** Beside a kind of care they ask for a free one; but « lit bariatrique » is a thing. */
  static final Set<String> BEDS = Set.of("lit", "lits", "place", "places");

  /** What follows is somebody's name, whatever else the word may be. */
  static final Set<String> TITLES =
      Set.of("dr", "docteur", "pr", "prof", "professeur", "mme", "madame", "monsieur");

  /** « cardiologue », « pédiatre », « chirurgien »: who is called so, and not where. */
  static final Pattern PERSON =
      Pattern.compile(
          ".*(logue|logiste|iatre|icien|gien|logienne|therapeute|phoniste)s?|medecins?");

  static final Set<String> AGE_UNITS = Set.of("ans", "an", "mois", "jours", "jour");
  static final int OLDEST = 120;

  /** Ages of life, each by one age that everyone who takes them takes. */
  static final Map<String, Integer> AGES = ages();

  static final Set<String> BEFORE_PLACES = Set.of("a", "au", "aux", "sur", "vers", "de", "pres");

  private Phrases() {}

  /** How many of it make a year. */
  static int months(String unit) {
    return unit.startsWith("j") ? 365 : 12;
  }

  private static Map<String, Integer> ages() {
    var ages = new LinkedHashMap<String, Integer>();
    ages.put("nouveau ne", 0);
    ages.put("nouveaux nes", 0);
    ages.put("nourrisson", 0);
    ages.put("nourrissons", 0);
    ages.put("bebe", 0);
    ages.put("bebes", 0);
    ages.put("enfant", 8);
    ages.put("enfants", 8);
    ages.put("adolescent", 15);
    ages.put("adolescents", 15);
    ages.put("ado", 15);
    ages.put("adulte", 40);
    ages.put("adultes", 40);
    return ages;
  }
}
