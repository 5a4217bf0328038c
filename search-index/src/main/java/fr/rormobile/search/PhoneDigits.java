package fr.rormobile.search;

import java.util.Optional;
import java.util.regex.Pattern;

/** Brings a telephone number, however written, to the ten digits that are dialled within France. */
public final class PhoneDigits {

  /**
   * Country codes of the French numbering plans whose numbers have a trunk 0 and nine digits:
   * métropole, La Réunion and Mayotte, Guadeloupe, Guyane, Martinique (ARCEP).
   */
  private static final Pattern INTERNATIONAL =
      Pattern.compile("(?:\\+|00)(?:33|262|590|594|596)0?(\\d*)");

  /** 33254556633: the plus sign was lost on the way. */
  private static final Pattern WITHOUT_PLUS = Pattern.compile("33([1-9]\\d{8})");

  private static final Pattern TYPED = Pattern.compile("\\+?[\\d\\s.\\-()/\\u00A0\\u202F]+");

  private static final Pattern NOT_DIGIT = Pattern.compile("\\D");

  /** Fewer digits are a département or the start of a street number, not of a telephone number. */
  private static final int SHORTEST_TYPED = 4;

  private PhoneDigits() {}

  /** Digits only; empty when there is none. */
  public static String of(String written) {
    boolean plus = written.strip().startsWith("+");
    String digits = NOT_DIGIT.matcher(written).replaceAll("");
    var international = INTERNATIONAL.matcher(plus ? "+" + digits : digits);
    if (international.matches()) {
      return "0" + international.group(1);
    }
    var withoutPlus = WITHOUT_PLUS.matcher(digits);
    return withoutPlus.matches() ? "0" + withoutPlus.group(1) : digits;
  }

  /** The digits of words that can only be a number, or the beginning of one. */
  public static Optional<String> typedIn(String words) {
    if (!TYPED.matcher(words).matches()) {
      return Optional.empty();
    }
    return Optional.of(of(words)).filter(digits -> digits.length() >= SHORTEST_TYPED);
  }
}
