package fr.rormobile.api.demo;

/**
 * Identifiers for what is invented. None can be somebody's: a FINESS number begins with the
 * department, and no department is « 00 »; every RPPS number of the published extract begins with
 * 1, never with 0. Both end in a right Luhn key. SIREN and SIRET numbers have no range that is
 * known to be free, so none is invented.
 */
final class Numbers {
  private static final int FACILITIES_FROM = 500_000;

  private Numbers() {}

  /**
   * @param number 0 to 499,999
   */
  static String legalEntity(int number) {
    return finess(checked(number, FACILITIES_FROM));
  }

  /**
   * @param number 0 to 499,999
   */
  static String facility(int number) {
    return finess(FACILITIES_FROM + checked(number, FACILITIES_FROM));
  }

  /**
   * @param number 0 to 99,999,999
   */
  static String rpps(int number) {
    return withKey("00" + padded(checked(number, 100_000_000), 8));
  }

  private static int checked(int number, int limit) {
    if (number < 0 || number >= limit) {
      throw new IllegalArgumentException("number " + number + " is not below " + limit);
    }
    return number;
  }

  private static String finess(int number) {
    return withKey("00" + padded(number, 6));
  }

  private static String padded(int number, int digits) {
    var text = Integer.toString(number);
    return "0".repeat(digits - text.length()) + text;
  }

  private static String withKey(String digits) {
    int sum = 0;
    for (int i = digits.length() - 1, place = 0; i >= 0; i--, place++) {
      int digit = digits.charAt(i) - '0';
      int doubled = digit * 2;
      sum += place % 2 == 0 ? (doubled > 9 ? doubled - 9 : doubled) : digit;
    }
    return digits + (10 - sum % 10) % 10;
  }
}
