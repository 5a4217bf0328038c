package fr.rormobile.api.imports;

import org.jspecify.annotations.Nullable;

/**
 * A line that was not loaded, and why.
 *
 * @param line from 1
 * @param field null: the whole line
 * @param reason in French
 * @param text the beginning of the line
 */
record Refusal(
    int fileNumber, String fileName, int line, @Nullable String field, String reason, String text) {
  static Refusal of(Line line, @Nullable String field, String reason) {
    return new Refusal(
        line.fileNumber(), line.fileName(), line.number(), field, reason, line.beginning());
  }
}
