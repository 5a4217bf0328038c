package fr.rormobile.notifier;

/** What a text must be before it may enter a header, a page or a push. */
final class Text {

  private Text() {}

  /**
   * One line of 1 to {@code longest} characters without control characters, so no header can be
   * injected.
   */
  static void line(String name, String text, int longest) {
    check(name, text, longest, false);
  }

  /** As {@link #line}, but line feeds and tabs are allowed. */
  static void block(String name, String text, int longest) {
    check(name, text, longest, true);
  }

  private static void check(String name, String text, int longest, boolean severalLines) {
    if (text.isBlank() || text.length() > longest) {
      // The length and not the text: a refused text may hold an address.
      throw new IllegalArgumentException(
          name + " must have 1 to " + longest + " characters, has " + text.strip().length());
    }
    if (text.codePoints()
        .anyMatch(c -> breaksOut(c) && !(severalLines && (c == '\n' || c == '\t')))) {
      throw new IllegalArgumentException(name + " holds a control character");
    }
  }

  /**
   * Control characters, and the two Unicode separators that some mail programs take for a line end.
   */
  private static boolean breaksOut(int codePoint) {
    return Character.isISOControl(codePoint) || codePoint == 0x2028 || codePoint == 0x2029;
  }
}
