package fr.rormobile.api.interpretation;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was typed without the words of some chips: what is searched for when these are taken away
 * altogether, where {@code literal} would keep them as words.
 */
public final class Remaining {
  private final String typed;
  private final List<Word> words;
  private final boolean[] gone;

  private Remaining(String typed) {
    this.typed = typed;
    words = Word.of(typed);
    gone = new boolean[words.size()];
  }

  /**
   * @return null: what is left says nothing
   */
  public static @Nullable String of(String typed, Collection<Chip> taken) {
    var remaining = new Remaining(typed);
    taken.forEach(
        chip -> remaining.take(Word.of(chip.words()).stream().map(Word::folded).toList()));
    return remaining.text();
  }

  private void take(List<String> chip) {
    for (var from = 0; from + chip.size() <= words.size(); from++) {
      if (stands(chip, from)) {
        for (var i = from; i < from + chip.size(); i++) {
          gone[i] = true;
        }
        leadingTo(from);
        return;
      }
    }
    // A bed and for whom may stand apart.
    for (var word : chip) {
      for (var i = 0; i < words.size(); i++) {
        if (!gone[i] && words.get(i).folded().equals(word)) {
          gone[i] = true;
          break;
        }
      }
    }
  }

  private boolean stands(List<String> chip, int from) {
    for (var i = 0; i < chip.size(); i++) {
      if (gone[from + i] || !words.get(from + i).folded().equals(chip.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** « près de » leads to nothing without its place. */
  private void leadingTo(int from) {
    for (var i = from - 1; i >= 0 && !gone[i]; i--) {
      var word = words.get(i).folded();
      if (!Vocabulary.small(word) && !Phrases.BEFORE_PLACES.contains(word)) {
        return;
      }
      gone[i] = true;
    }
  }

  private @Nullable String text() {
    var says = false;
    for (var i = 0; i < words.size(); i++) {
      says |= !gone[i] && !Vocabulary.small(words.get(i).folded());
    }
    // Of « à l'hôpital » an apostrophe alone would be left.
    return says
        ? Word.without(typed, words, gone)
            .replaceAll("(?<=^|\\s)[^\\p{L}\\p{M}\\p{N}\\s]+(?=\\s|$)", "")
            .strip()
            .replaceAll("\\s+", " ")
        : null;
  }
}
