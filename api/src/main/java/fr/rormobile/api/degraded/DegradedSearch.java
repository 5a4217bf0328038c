package fr.rormobile.api.degraded;

import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.search.Fallback;
import fr.rormobile.api.search.OfferDocuments;
import fr.rormobile.api.synonyms.ActiveSynonyms;
import fr.rormobile.search.OfferHits;
import fr.rormobile.search.OfferHits.OfferHit;
import fr.rormobile.search.OfferKey;
import fr.rormobile.search.OfferKind;
import fr.rormobile.search.OfferQuery;
import fr.rormobile.search.SuggestQuery;
import fr.rormobile.search.Suggestions;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The search and the suggestions that PostgreSQL answers. Strictly first, with typing errors if
 * that finds nothing of any kind.
 */
@Singleton
public final class DegradedSearch implements Fallback {
  /** Less than half of the pool of connections: the rest of the program goes on. */
  private static final int AT_ONCE = 8;

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofSeconds(2);

  /** Of ours; what OpenSearch's side gives out holds no dot. */
  private static final String OURS = "d.";

  private static final int CURSOR_KEYS = 6;
  private static final int FEW_LETTERS = 2;

  private final WordSearch search;
  private final OfferTexts texts;
  private final OfferDocuments documents;
  private final Jdbi jdbi;
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private volatile Abbreviations abbreviations = Abbreviations.reading(List.of());

  DegradedSearch(
      WordSearch search,
      OfferTexts texts,
      OfferDocuments documents,
      Jdbi jdbi,
      ActiveSynonyms synonyms) {
    this.search = search;
    this.texts = texts;
    this.documents = documents;
    this.jdbi = jdbi;
    synonyms.listen(rules -> abbreviations = Abbreviations.reading(rules));
  }

  @Override
  public boolean gaveOut(String cursor) {
    return cursor.startsWith(OURS);
  }

  /**
   * @throws ProblemException 429 when too many ask at once; 503 when nothing was found and much of
   *     the offer is not prepared yet: to say « rien » would be false
   */
  @Override
  public OfferHits search(OfferQuery query) {
    return inTurn(() -> answer(query));
  }

  /**
   * As the index would, more simply: one or two letters begin a name.
   *
   * @throws ProblemException 429 when too many ask at once
   */
  public Suggestions suggest(SuggestQuery query) {
    return inTurn(() -> begun(query));
  }

  private <T> T inTurn(Supplier<T> answer) {
    try {
      if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw ProblemException.tooMany(
            "Trop de recherches en ce moment, réessayez dans deux secondes.", SOON);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw ProblemException.unavailable("Le service s'arrête, réessayez.", SOON);
    }
    try {
      return answer.get();
    } finally {
      places.release();
    }
  }

  private OfferHits answer(OfferQuery query) {
    var words = query.words();
    var typed = words == null ? null : TypedQuery.of(words, abbreviations);
    if (typed != null && typed.isEmpty()) {
      typed = null;
    }
    var fingerprint = fingerprint(query);
    var cursor = cursor(query.cursor(), fingerprint);
    if (typed != null && cursor != null && cursor.lenient()) {
      typed = mended(typed);
    }
    var found = search.search(query, typed, cursor == null ? null : cursor.after());
    var lenient = cursor != null && cursor.lenient();
    if (typed != null && cursor == null && found.isEmpty()) {
      found = search.search(query, mended(typed), null);
      lenient = true;
    }
    if (found.isEmpty() && texts.unfinished()) {
      throw ProblemException.unavailable(
          "La recherche de secours se prépare encore ; réessayez dans quelques secondes.", SOON);
    }
    return hits(query, found, lenient, fingerprint);
  }

  private TypedQuery mended(TypedQuery typed) {
    var alike = search.alike(new HashSet<>(typed.mendable()));
    return typed.mended(word -> TypingError.closest(word, alike.getOrDefault(word, List.of())));
  }

  private OfferHits hits(
      OfferQuery query, WordSearch.Found found, boolean lenient, String fingerprint) {
    var more = found.hits().size() > query.size();
    var page = more ? found.hits().subList(0, query.size()) : found.hits();
    var counts = found.counts();
    var total =
        counts.entrySet().stream()
            .filter(count -> query.kinds().isEmpty() || query.kinds().contains(count.getKey()))
            .mapToLong(count -> count.getValue())
            .sum();
    var keys = page.stream().map(WordSearch.Place::key).toList();
    return new OfferHits(
        listed(keys, query.near()),
        total,
        counts,
        more ? new Cursor(lenient, page.getLast()).text(fingerprint) : null,
        lenient,
        null);
  }

  private Suggestions begun(SuggestQuery query) {
    var typed = TypedQuery.of(query.typed(), abbreviations);
    if (typed.isEmpty()) {
      return new Suggestions(List.of(), false);
    }
    var confidential = query.includeConfidential();
    if (typed.folded().length() <= FEW_LETTERS) {
      var keys = search.suggestNames(typed.folded(), confidential, query.size());
      return new Suggestions(listed(keys, query.near()), false);
    }
    var keys = search.suggest(typed, confidential, query.size());
    if (!keys.isEmpty() || typed.mendable().isEmpty()) {
      return new Suggestions(listed(keys, query.near()), false);
    }
    var close = search.suggest(mended(typed), confidential, query.size());
    return new Suggestions(listed(close, query.near()), true);
  }

  /** What is gone since it was found is left out. */
  private List<OfferHit> listed(List<OfferKey> keys, fr.rormobile.search.@Nullable GeoPoint near) {
    var read = jdbi.inTransaction(handle -> documents.read(keys));
    return keys.stream()
        .filter(read::containsKey)
        .map(read::get)
        .map(
            document -> {
              var position = document.place().position();
              var distance =
                  near == null || position == null ? null : near.distanceMetres(position);
              return new OfferHit(document, 0, distance);
            })
        .toList();
  }

  /** Of the criteria, so that a cursor goes on with its own search only. */
  private static String fingerprint(OfferQuery query) {
    var crc = new CRC32();
    var kinds = query.kinds().stream().map(Enum::name).sorted().toList();
    var text = query.words() + "\n" + query.sort() + "\n" + kinds + "\n" + Filters.of(query).text();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }

  /**
   * Where the next page starts.
   *
   * @param lenient whether typing errors were mended
   */
  private record Cursor(boolean lenient, WordSearch.Place after) {
    String text(String fingerprint) {
      return OURS
          + Cursors.of(
              fingerprint,
              Boolean.toString(lenient),
              Double.toString(after.rank()),
              after.name(),
              after.key().kind().name(),
              after.key().id());
    }
  }

  /** Null: from the first. */
  private static @Nullable Cursor cursor(@Nullable String text, String fingerprint) {
    if (text == null || !text.startsWith(OURS)) {
      return null;
    }
    var keys = Cursors.keys(text.substring(OURS.length()), CURSOR_KEYS);
    try {
      if (!keys.getFirst().equals(fingerprint)) {
        throw Cursors.refused();
      }
      return new Cursor(
          Boolean.parseBoolean(keys.get(1)),
          new WordSearch.Place(
              Double.parseDouble(keys.get(2)),
              keys.get(3),
              new OfferKey(OfferKind.valueOf(keys.get(4)), keys.get(5))));
    } catch (IllegalArgumentException notOurs) {
      throw Cursors.refused();
    }
  }
}
