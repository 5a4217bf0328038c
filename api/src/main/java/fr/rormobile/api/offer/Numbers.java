package fr.rormobile.api.offer;

import fr.rormobile.api.platform.web.ProblemException;
import java.util.regex.Pattern;

/** The forms of identifiers in paths; what has another form is refused, naming the field. */
final class Numbers {
  private static final Pattern FINESS = Pattern.compile("[0-9][0-9A-Z][0-9]{7}");
  private static final Pattern RPPS = Pattern.compile("[0-9]{11}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}");

  private Numbers() {}

  static String finess(String value) {
    return checked(
        FINESS,
        value,
        "finess",
        "Un numéro FINESS a 9 caractères, par exemple 410000020 ou 2A0000014.");
  }

  static String rpps(String value) {
    return checked(RPPS, value, "rpps", "Un numéro RPPS a 11 chiffres, par exemple 00000000041.");
  }

  static String id(String value) {
    return checked(
        ID,
        value,
        "id",
        "L'identifiant a de 1 à 64 lettres sans accent, chiffres, points, tirets ou deux-points.");
  }

  private static String checked(Pattern form, String value, String field, String message) {
    if (!form.matcher(value).matches()) {
      throw ProblemException.invalid(field, "pattern", form.pattern(), message);
    }
    return value;
  }
}
