package fr.rormobile.api.tension;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a tension add up to, by the time of each fact: in whichever order they became
 * known, the outcome is the same. At the same moment a closure comes after what lives, and a
 * reopening after it; of the same sort, the ids decide.
 *
 * <p>A closure closes unless something of a tension that lives is later: an action taken, an
 * update, a change of level, a reopening; then what it had ended is in place as before. It ends
 * what was in place at its moment, known then or not. A note and the end of an action may follow a
 * closure.
 */
final class Timeline {
  private static final Comparator<Entry> BY_FACT =
      Comparator.comparing(Entry::at).thenComparing(Entry::kind).thenComparing(Entry::id);

  /** Sorts of events, as the contract names them, in the order in which one moment has them. */
  enum Kind {
    DECLARATION,
    ACTION_TAKEN,
    UPDATE,
    LEVEL,
    NOTE,
    COMMENT,
    UPDATE_ASKED,
    ACTION_ENDED,
    CLOSURE,
    REOPENING;

    /** Who does that thinks that the tension is going on. */
    boolean lives() {
      return switch (this) {
        case DECLARATION, ACTION_TAKEN, UPDATE, LEVEL, REOPENING -> true;
        case ACTION_ENDED, NOTE, COMMENT, UPDATE_ASKED, CLOSURE -> false;
      };
    }

    /** Between the ARS cell, and those who answer for the tension. */
    boolean isOfTheCell() {
      return this == COMMENT || this == UPDATE_ASKED;
    }
  }

  /**
   * @param sequence in which they became known
   * @param plan of a declaration or change of level, else null
   * @param expectedEndAt null: not said then
   * @param closure that ended this action, null: a person did
   * @param endsAllBut of a closure: the actions that it leaves in place; null: it ends none
   */
  record Entry(
      UUID id,
      int sequence,
      Kind kind,
      Instant at,
      @Nullable String action,
      @Nullable String plan,
      @Nullable Instant expectedEndAt,
      @Nullable UUID closure,
      @Nullable List<String> endsAllBut) {
    Entry {
      endsAllBut = endsAllBut == null ? null : List.copyOf(endsAllBut);
    }

    /** Of any event but a closure. */
    Entry(
        UUID id,
        int sequence,
        Kind kind,
        Instant at,
        @Nullable String action,
        @Nullable String plan,
        @Nullable Instant expectedEndAt,
        @Nullable UUID closure) {
      this(id, sequence, kind, at, action, plan, expectedEndAt, closure, null);
    }

    boolean ends(String taken) {
      return endsAllBut != null && !endsAllBut.contains(taken);
    }
  }

  /** An action in place, by id, and since when. */
  record InPlace(String action, Instant since) {}

  /**
   * @param closedAt by the first closure since; null: open
   * @param inPlace in the order in which they were taken
   */
  record State(
      String plan,
      @Nullable Instant closedAt,
      @Nullable Instant expectedEndAt,
      List<InPlace> inPlace) {
    State {
      inPlace = List.copyOf(inPlace);
    }

    boolean open() {
      return closedAt == null;
    }
  }

  private final List<Entry> entries;

  Timeline(List<Entry> entries) {
    this.entries = entries.stream().sorted(BY_FACT).toList();
  }

  Timeline with(Entry entry) {
    var all = new ArrayList<>(entries);
    all.add(entry);
    return new Timeline(all);
  }

  /** The next in order of knowledge, from 1. */
  int nextSequence() {
    return entries.stream().mapToInt(Entry::sequence).max().orElse(0) + 1;
  }

  /** The latest fact of a tension that lives; what a closure has to come after. */
  Entry latestLife() {
    return entries.stream().filter(entry -> entry.kind().lives()).toList().getLast();
  }

  /** The cell's question for news that nobody answered since; empty: none, or it is closed. */
  Optional<Entry> updateAsked() {
    @Nullable Entry asked = null;
    for (var entry : entries) {
      if (entry.kind() == Kind.UPDATE_ASKED) {
        asked = entry;
      } else if (entry.kind() == Kind.UPDATE) {
        asked = null;
      }
    }
    return state().open() ? Optional.ofNullable(asked) : Optional.empty();
  }

  State state() {
    var plan = "";
    Instant closedAt = null;
    Instant expectedEnd = null;
    var inPlace = new LinkedHashMap<String, InPlace>();
    var endedByClosure = new LinkedHashMap<String, InPlace>();
    for (var entry : entries) {
      plan = entry.plan() == null ? plan : entry.plan();
      expectedEnd = entry.expectedEndAt() == null ? expectedEnd : entry.expectedEndAt();
      if (entry.kind() == Kind.CLOSURE) {
        closedAt = closedAt == null ? entry.at() : closedAt;
        for (var each : List.copyOf(inPlace.values())) {
          if (entry.ends(each.action())) {
            inPlace.remove(each.action());
            endedByClosure.put(each.action(), each);
          }
        }
      } else if (entry.kind().lives()) {
        closedAt = null;
        endedByClosure.forEach(inPlace::putIfAbsent);
        endedByClosure.clear();
      }
      var action = entry.action();
      if (action != null && entry.kind() == Kind.ACTION_TAKEN) {
        inPlace.putIfAbsent(action, new InPlace(action, entry.at()));
      } else if (action != null) {
        var ended = inPlace.remove(action);
        if (entry.closure() == null) {
          endedByClosure.remove(action);
        } else if (ended != null) {
          endedByClosure.put(action, ended);
        }
      }
    }
    var taken =
        inPlace.values().stream()
            .sorted(Comparator.comparing(InPlace::since).thenComparing(InPlace::action))
            .toList();
    return new State(plan, closedAt, expectedEnd, taken);
  }

  /**
   * The ends of actions that a closure brings with it, for the thread: of those that were in place
   * and no more are. They change nothing of {@link #state}.
   *
   * @param closure that these events already hold
   */
  List<Entry> endings(State before, Entry closure) {
    var after = state().inPlace().stream().map(InPlace::action).toList();
    var endings = new ArrayList<Entry>();
    for (var each : before.inPlace()) {
      if (!after.contains(each.action()) && closure.ends(each.action())) {
        endings.add(
            new Entry(
                UUID.randomUUID(),
                nextSequence() + endings.size(),
                Kind.ACTION_ENDED,
                closure.at(),
                each.action(),
                null,
                null,
                closure.id()));
      }
    }
    return endings;
  }
}
