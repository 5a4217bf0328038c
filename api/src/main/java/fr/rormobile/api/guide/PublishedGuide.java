package fr.rormobile.api.guide;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The guide that people read, kept in memory. Whether another was published since, by any process,
 * is looked at every few seconds at most. Thread-safe.
 */
@Singleton
class PublishedGuide implements GuideTitles {
  private static final Duration LOOKED_AT = Duration.ofSeconds(2);

  private final Jdbi jdbi;
  private final Publications publications;
  private final Clock clock;
  private volatile @Nullable Known last;

  PublishedGuide(Jdbi jdbi, Publications publications, Clock clock) {
    this.jdbi = jdbi;
    this.publications = publications;
    this.clock = clock;
  }

  /**
   * @param entries what can be typed for, in the order of the tree
   */
  private record Known(Instant lookedAt, GuideTree tree, List<Entry> entries) {}

  /**
   * @param title folded
   * @param words of the title and the keywords, folded
   */
  private record Entry(GuideTitle article, String title, List<String> words) {
    /** Less is better; a negative one: not this one. */
    int rank(String typed, List<String> begun) {
      if (title.startsWith(typed)) {
        return 0;
      }
      return begun.stream().allMatch(part -> words.stream().anyMatch(w -> w.startsWith(part)))
          ? 1
          : -1;
    }
  }

  GuideTree tree() {
    return now().tree();
  }

  /** This process has just published: it shows it at once. */
  void published() {
    last = null;
  }

  @Override
  public List<GuideTitle> startingWith(String typed, int most) {
    var begun = Words.of(typed);
    if (begun.isEmpty() || most < 1) {
      return List.of();
    }
    var whole = String.join(" ", begun);
    record Found(int rank, GuideTitle article) {}
    var found = new ArrayList<Found>();
    for (var entry : now().entries()) {
      var rank = entry.rank(whole, begun);
      if (rank >= 0) {
        found.add(new Found(rank, entry.article()));
      }
    }
    return found.stream()
        .sorted(Comparator.comparingInt(Found::rank)) // stable: then as the tree has them
        .limit(most)
        .map(Found::article)
        .toList();
  }

  private Known now() {
    var known = last;
    var now = clock.instant();
    if (known != null && known.lookedAt().plus(LOOKED_AT).isAfter(now)) {
      return known;
    }
    var read = jdbi.withHandle(h -> read(known, publications.latest(h), h, now));
    last = read;
    return read;
  }

  private Known read(@Nullable Known known, int latest, Handle h, Instant now) {
    if (known != null && known.tree().number() == latest) {
      return new Known(now, known.tree(), known.entries());
    }
    var tree = publications.tree(h, latest);
    return new Known(now, tree, entries(tree));
  }

  private static List<Entry> entries(GuideTree tree) {
    var entries = new ArrayList<Entry>();
    for (var node : tree.all()) {
      var words = new ArrayList<>(Words.of(node.title()));
      node.content().keywordList().forEach(keyword -> words.addAll(Words.of(keyword)));
      entries.add(
          new Entry(
              new GuideTitle(
                  node.id(),
                  node.title(),
                  tree.ancestors(node).stream().map(GuideNode::title).toList()),
              Words.folded(node.title()),
              List.copyOf(words)));
    }
    return List.copyOf(entries);
  }
}
