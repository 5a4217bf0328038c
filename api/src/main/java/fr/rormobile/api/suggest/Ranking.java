package fr.rormobile.api.suggest;

import fr.rormobile.api.territory.FoldedName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One list of what several sources found. Within a kind the order of its source stays, but for a
 * better fit of the name; of two kinds the one whose next name fits better goes first, and they
 * take turns where both fit alike. No kind takes more than half of the list, places no more than a
 * third, while another has something to show: forty people called Martin do not hide the Clinique
 * Saint-Martin.
 */
final class Ranking {
  /** How well a name fits; the least is best. */
  private static final int SAME = 0;

  private static final int BEGINS = 1;
  private static final int HAS_ALL_WORDS = 2;
  private static final int OTHERWISE = 3;

  private Ranking() {}

  static List<Candidate> of(String typed, Collection<Candidate> candidates, int size) {
    var folded = FoldedName.of(typed);
    var lines = lines(folded, candidates);
    var chosen = new ArrayList<Candidate>();
    var taken = new EnumMap<SuggestionKind, Integer>(SuggestionKind.class);
    while (chosen.size() < size) {
      var next = next(lines, taken, size);
      if (next == null) {
        break;
      }
      chosen.add(next.candidate);
      taken.merge(next.candidate.kind(), 1, Integer::sum);
      lines.getOrDefault(next.candidate.kind(), new ArrayDeque<>()).pollFirst();
    }
    return chosen;
  }

  private record Fitting(Candidate candidate, int fit) {}

  private static Map<SuggestionKind, Deque<Fitting>> lines(
      String folded, Collection<Candidate> candidates) {
    var lines = new EnumMap<SuggestionKind, Deque<Fitting>>(SuggestionKind.class);
    candidates.stream()
        .map(candidate -> new Fitting(candidate, fit(folded, candidate)))
        .sorted(Comparator.comparingInt(Fitting::fit))
        .forEach(
            one ->
                lines.computeIfAbsent(one.candidate.kind(), unseen -> new ArrayDeque<>()).add(one));
    return lines;
  }

  private static @Nullable Fitting next(
      Map<SuggestionKind, Deque<Fitting>> lines, Map<SuggestionKind, Integer> taken, int size) {
    Fitting best = null;
    for (var line : lines.values()) {
      var head = line.peekFirst();
      if (head != null && (best == null || before(head, best, taken, size))) {
        best = head;
      }
    }
    return best;
  }

  private static boolean before(
      Fitting one, Fitting other, Map<SuggestionKind, Integer> taken, int size) {
    var had = taken.getOrDefault(one.candidate.kind(), 0);
    var others = taken.getOrDefault(other.candidate.kind(), 0);
    var hasItsShare = had >= share(one.candidate.kind(), size);
    if (hasItsShare != others >= share(other.candidate.kind(), size)) {
      return !hasItsShare;
    }
    return one.fit != other.fit ? one.fit < other.fit : had < others;
  }

  private static int share(SuggestionKind kind, int size) {
    return Math.max(1, kind == SuggestionKind.PLACE ? size / 3 : (size + 1) / 2);
  }

  private static int fit(String folded, Candidate candidate) {
    return Stream.concat(Stream.of(candidate.name()), candidate.otherNames().stream())
        .mapToInt(name -> fit(folded, FoldedName.of(name)))
        .min()
        .orElse(OTHERWISE);
  }

  private static int fit(String folded, String name) {
    if (name.equals(folded)) {
      return SAME;
    }
    if (name.startsWith(folded)) {
      return BEGINS;
    }
    var words = name.split(" ", -1);
    var all =
        Stream.of(folded.split(" ", -1))
            .allMatch(typed -> Stream.of(words).anyMatch(word -> word.startsWith(typed)));
    return all ? HAS_ALL_WORDS : OTHERWISE;
  }
}
