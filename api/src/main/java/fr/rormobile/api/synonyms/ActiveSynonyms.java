package fr.rormobile.api.synonyms;

import fr.rormobile.search.OfferIndex;
import fr.rormobile.search.SynonymRule;
import fr.rormobile.search.Synonyms;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/**
 * The rules in use in this process. A change made here is in use when its request is answered; one
 * made in another process a second or two later ({@link SynonymTimer}). A search under way keeps
 * the list it began with. Thread-safe.
 */
@Singleton
public class ActiveSynonyms {
  private final Jdbi jdbi;
  private final SynonymStore store;
  private final OfferIndex index;
  private final List<Consumer<List<SynonymRule>>> listeners = new CopyOnWriteArrayList<>();
  private volatile State state = new State(0, Synonyms.shipped());

  private record State(long version, List<SynonymRule> rules) {}

  ActiveSynonyms(Jdbi jdbi, SynonymStore store, OfferIndex index) {
    this.jdbi = jdbi;
    this.store = store;
    this.index = index;
  }

  /** Those of the program until the database was read. */
  public List<SynonymRule> rules() {
    return state.rules();
  }

  /** Told at once, and then whenever the rules have changed; must not throw. */
  public void listen(Consumer<List<SynonymRule>> listener) {
    listeners.add(listener);
    listener.accept(state.rules());
  }

  /** Reads the rules again if they changed since. */
  void refresh() {
    if (jdbi.withHandle(store::version) == state.version()) {
      return;
    }
    synchronized (this) {
      // The version first: rules that are newer than it are read once more, never missed.
      var version = jdbi.withHandle(store::version);
      if (version == state.version()) {
        return;
      }
      var rules = jdbi.withHandle(store::activeRules);
      index.use(Synonyms.of(rules));
      state = new State(version, rules);
      listeners.forEach(listener -> listener.accept(rules));
    }
  }
}
