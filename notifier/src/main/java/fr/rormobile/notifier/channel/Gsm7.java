package fr.rormobile.notifier.channel;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The letters of a text message that takes 160 of them (3GPP TS 23.038, default alphabet): another
 * one would halve its room, so it is written by the nearest of these.
 */
final class Gsm7 {
  private static final String LETTERS =
      "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  /** Of French quotation marks; those that are left need none. */
  private static final Pattern BLANKS_INSIDE =
      Pattern.compile("(?<=«)[\\s\u00a0\u202f]+|[\\s\u00a0\u202f]+(?=»)");

  private Gsm7() {}

  static String of(String text) {
    var written = new StringBuilder(text.length());
    BLANKS_INSIDE
        .matcher(text)
        .replaceAll("")
        .codePoints()
        .forEach(letter -> written.append(nearest(letter)));
    return written.toString();
  }

  private static String nearest(int letter) {
    if (LETTERS.indexOf(letter) >= 0) {
      return Character.toString(letter);
    }
    return switch (letter) {
      case '’', '‘', '`' -> "'";
      case '«', '»', '“', '”' -> "\"";
      case '–', '—', '‑' -> "-";
      case '…' -> "...";
      case 'œ' -> "oe";
      case 'Œ' -> "OE";
      case '€' -> "EUR";
      case '[', '{' -> "(";
      case ']', '}' -> ")";
      case '\u00a0', '\u202f' -> " ";
      default -> plain(letter);
    };
  }

  private static String plain(int letter) {
    var base =
        Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "");
    return base.length() == 1 && LETTERS.contains(base) ? base : "?";
  }
}
