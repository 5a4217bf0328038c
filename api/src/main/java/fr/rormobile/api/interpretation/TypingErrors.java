package fr.rormobile.api.interpretation;

/**
 * How many errors lie between what was typed and a word: letters added, left out, other, swapped.
 */
public final class TypingErrors {
  private TypingErrors() {}

  /** Damerau's distance without overlaps; at least {@code most} stands for all that is more. */
  public static int between(String one, String other, int most) {
    var before = new int[other.length() + 1];
    var last = new int[other.length() + 1];
    var row = new int[other.length() + 1];
    for (var j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (var i = 1; i <= one.length(); i++) {
      row[0] = i;
      var least = i;
      for (var j = 1; j <= other.length(); j++) {
        var same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + same);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least >= most) {
        return most;
      }
      var spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return last[other.length()];
  }
}
