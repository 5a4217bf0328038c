package fr.rormobile.api.demo;

import fr.rormobile.api.territory.FoldedName;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How names are written on envelopes, on doors and in addresses of mailboxes. */
final class Names {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  private Names() {}

  /** Capitals without accents, punctuation kept. */
  static String capitals(String text) {
    var upper = text.toUpperCase(Locale.ROOT).replace("Œ", "OE").replace("Æ", "AE");
    return ACCENTS.matcher(Normalizer.normalize(upper, Normalizer.Form.NFD)).replaceAll("");
  }

  /** For the name of a mailbox: lower case letters and digits, joined by hyphens. */
  static String mailbox(String text) {
    return FoldedName.of(text).replace(' ', '-');
  }
}
