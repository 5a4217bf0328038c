package fr.rormobile.api.crisis;

/** Texts of people as the one line that a title, a label or a push is. */
final class Lines {
  private Lines() {}

  /** Without control characters, and cut with an ellipsis; a dash when nothing is left. */
  static String of(String text, int longest) {
    var line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ").strip();
    if (line.isEmpty()) {
      return "–";
    }
    return line.length() <= longest ? line : line.substring(0, longest - 1).strip() + "…";
  }
}
