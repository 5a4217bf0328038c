package fr.rormobile.api.imports;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a field may hold. Each check returns the value or throws a {@link RecordLoad.BadField}. */
final class Check {
  private static final Pattern FINESS = Pattern.compile("[0-9][0-9A-Z][0-9]{7}");
  private static final Pattern SIRET = Pattern.compile("[0-9]{14}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]*)?");

  private Check() {}

  static String finess(String field, String value) {
    if (value.length() != 9) {
      throw new RecordLoad.BadField(field, "Le numéro FINESS doit avoir 9 caractères");
    }
    if (!FINESS.matcher(value).matches()) {
      throw new RecordLoad.BadField(field, "Ce n'est pas un numéro FINESS");
    }
    return value;
  }

  static @Nullable String siret(String value) {
    return SIRET.matcher(value).matches() ? value : null;
  }

  static @Nullable String text(String value) {
    var text = value.strip().replaceAll("\\s+", " ");
    return text.isEmpty() ? null : text;
  }

  static String required(String field, String value) {
    var text = text(value);
    if (text == null) {
      throw new RecordLoad.BadField(field, "Ce champ est obligatoire et il est vide");
    }
    return text;
  }

  /** Beds or places; empty is 0. SAE writes whole numbers, sometimes with a decimal point. */
  static int count(String field, String value) {
    if (value.isEmpty()) {
      return 0;
    }
    if (!NUMBER.matcher(value).matches()) {
      throw new RecordLoad.BadField(field, "Ce n'est pas un nombre");
    }
    return (int) Math.round(Double.parseDouble(value));
  }

  static double coordinate(String field, String value) {
    double number;
    try {
      number = Double.parseDouble(value.replace(',', '.'));
    } catch (NumberFormatException unreadable) {
      throw new RecordLoad.BadField(field, "Ce n'est pas une coordonnée");
    }
    if (!Double.isFinite(number)) {
      throw new RecordLoad.BadField(field, "Ce n'est pas une coordonnée");
    }
    return number;
  }

  /** Digits of a French telephone number, a leading + kept; null where it is none. */
  static @Nullable String phone(String value) {
    var digits = value.replaceAll("[\\s.()/-]", "");
    return digits.matches("\\+?[0-9]{4,15}") ? digits : null;
  }
}
