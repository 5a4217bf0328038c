package fr.rormobile.api.imports;

/**
 * One line of a file. A record is one line in all the files that are loaded here.
 *
 * @param fileNumber order of the file in the load, from 0
 * @param number from 1
 * @param text without its end of line; cut where it is longer than any record can be
 * @param whole whether nothing was cut
 */
record Line(int fileNumber, String fileName, int number, String text, boolean whole) {
  /** What a refusal repeats of the line; the contract allows 200 characters. */
  String beginning() {
    var start = text.codePoints().limit(200).toArray();
    var clean = new StringBuilder();
    for (var c : start) {
      clean.appendCodePoint(Character.isISOControl(c) && c != '\t' ? '\uFFFD' : c);
    }
    return clean.length() <= 200 ? clean.toString() : clean.substring(0, 200);
  }
}
