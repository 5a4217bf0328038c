package fr.rormobile.search;

/** What every value of this package refuses, said once. */
final class Check {
  private Check() {}

  static void notBlank(String what, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(what + " is blank");
    }
  }

  static void atMost(String what, String value, int longest) {
    if (value.length() > longest) {
      throw new IllegalArgumentException(
          what + " has " + value.length() + " characters, at most " + longest + " are taken");
    }
  }

  /** External versions start at 1 for us: 0 is a row that was never written. */
  static void version(long version) {
    if (version < 1) {
      throw new IllegalArgumentException("version " + version + " is below 1");
    }
  }
}
