package fr.rormobile.api.advanced;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the values of a field are; on the wire they are all text. */
enum ValueType {
  /** Words: letters are compared without case and accents. */
  TEXT("un texte de 1 à 200 caractères, dont un qui ne soit pas blanc"),
  /** Of a nomenclature, or one of the field's choices. */
  CODE("un code de 1 à 64 lettres, chiffres, points ou tirets"),
  /** A number that things are called by: FINESS, SIRET, RPPS, postcode. */
  IDENTIFIER("un identifiant de 1 à 64 lettres, chiffres, points ou tirets"),
  /** A telephone, however it is written. */
  PHONE("un numéro de 2 à 20 chiffres"),
  NUMBER("un nombre entier entre 0 et 999999"),
  DATE("une date comme 2026-11-22"),
  INSTANT("un moment comme 2026-11-22T14:05:00Z"),
  FLAG("true ou false"),
  /** A code, then a number. */
  CODE_AND_NUMBER("un code, puis un nombre");

  private static final int LONGEST = 200;
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,3})?");
  private static final Pattern TYPED_PHONE = Pattern.compile("\\+?[0-9 .()-]{2,30}");
  private static final Pattern NOT_A_DIGIT = Pattern.compile("[^0-9]");

  private final String expected;

  ValueType(String expected) {
    this.expected = expected;
  }

  /** For the person, after « doit être ». */
  String expected() {
    return expected;
  }

  /** Empty when it is none. */
  Optional<Object> read(String text) {
    return switch (this) {
      case TEXT ->
          text.isBlank() || text.length() > LONGEST || text.indexOf('\0') >= 0
              ? Optional.empty()
              : Optional.of(text);
      case CODE, IDENTIFIER, CODE_AND_NUMBER ->
          WORD.matcher(text).matches() ? Optional.of(text) : Optional.empty();
      case PHONE -> phone(text);
      case NUMBER ->
          COUNT.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
      case FLAG ->
          text.equals("true") || text.equals("false")
              ? Optional.of(Boolean.valueOf(text))
              : Optional.empty();
      case DATE -> date(text);
      case INSTANT -> moment(text);
    };
  }

  /** The second value of {@link #CODE_AND_NUMBER}: not negative, to three decimals. */
  static Optional<Object> decimal(String text) {
    return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** National digits, as numbers are kept: « +33 2 61 » is 0261. */
  private static Optional<Object> phone(String text) {
    if (!TYPED_PHONE.matcher(text).matches()) {
      return Optional.empty();
    }
    var digits = NOT_A_DIGIT.matcher(text).replaceAll("");
    var national = text.startsWith("+33") ? "0" + digits.substring(2) : digits;
    return national.length() < 2 || national.length() > 20
        ? Optional.empty()
        : Optional.of(national);
  }

  private static Optional<Object> date(String text) {
    try {
      var date = LocalDate.parse(text);
      return sane(date.getYear()) ? Optional.of(date) : Optional.empty();
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }

  private static Optional<Object> moment(String text) {
    try {
      var moment = Instant.parse(text);
      return sane(moment.atZone(java.time.ZoneOffset.UTC).getYear())
          ? Optional.of(moment)
          : Optional.empty();
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }

  /** PostgreSQL ends before Java does. */
  private static boolean sane(int year) {
    return year >= 1800 && year <= 2200;
  }
}
