package fr.rormobile.notifier.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What was declared, what the providers took, and what stood in the way. Thread-safe. */
final class Ledger {
  /** Within this time of its acceptance a message is written down as sent. */
  private static final Duration IN_FLIGHT = Duration.ofSeconds(3);

  private final Map<UUID, Instant> declared = new ConcurrentHashMap<>();
  private final Set<UUID> uncertain = ConcurrentHashMap.newKeySet();
  private final Map<UUID, Queue<Instant>> accepted = new ConcurrentHashMap<>();
  private final Map<UUID, Queue<Instant>> hits = new ConcurrentHashMap<>();

  /** Messages with the lease under which they were in hand. */
  private final Set<InHand> seen = ConcurrentHashMap.newKeySet();

  /** Of an alert and its address: the ids under which it was sent. */
  private final Map<String, Set<UUID>> ids = new ConcurrentHashMap<>();

  private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();

  /**
   * @param of a kill, a restart of the database, a provider
   * @param standsInTheWay whether nothing can be delivered while it lasts, or not for sure
   */
  record Trouble(String of, Instant from, Instant until, boolean standsInTheWay) {
    boolean touches(Instant start, Instant end) {
      return !from.isAfter(end) && !until.isBefore(start);
    }
  }

  /** A message that somebody was sending, under that lease. */
  record InHand(UUID message, UUID lease) {}

  void declared(UUID alert, Instant committed) {
    declared.put(alert, committed);
  }

  /** Its commit was not answered: it may be there or not. */
  void uncertain(UUID alert) {
    uncertain.add(alert);
  }

  void accepted(UUID message, String alertAndAddress, Instant when) {
    accepted.computeIfAbsent(message, unseen -> new ConcurrentLinkedQueue<>()).add(when);
    ids.computeIfAbsent(alertAndAddress, unseen -> ConcurrentHashMap.newKeySet()).add(message);
  }

  /**
   * A sender was killed while it had these in hand. What is still leased to one that was killed
   * earlier is not hit again: it has been waiting since then.
   */
  void hit(Collection<InHand> messages, Instant when) {
    messages.stream()
        .filter(seen::add)
        .forEach(
            one ->
                hits.computeIfAbsent(one.message(), unseen -> new ConcurrentLinkedQueue<>())
                    .add(when));
  }

  void trouble(Trouble trouble) {
    troubles.add(trouble);
  }

  Map<UUID, Instant> declared() {
    return Map.copyOf(declared);
  }

  boolean isUncertain(UUID alert) {
    return uncertain.contains(alert);
  }

  int uncertain() {
    return uncertain.size();
  }

  boolean isAccepted(UUID message) {
    return accepted.containsKey(message);
  }

  int hits() {
    return hits.size();
  }

  List<Trouble> troubles() {
    return List.copyOf(troubles);
  }

  /** Messages that providers took more than once, and once more each further time. */
  long duplicates() {
    return accepted.values().stream().mapToLong(times -> times.size() - 1).sum();
  }

  /** Of {@link #duplicates}, those that nothing explains. */
  long unexplainedDuplicates() {
    return accepted.values().stream().mapToLong(this::unexplained).sum();
  }

  private long unexplained(Queue<Instant> times) {
    var inOrder = new ArrayList<>(times);
    inOrder.sort(null);
    return inOrder.subList(0, inOrder.size() - 1).stream()
        .filter(
            first -> troubles.stream().noneMatch(one -> one.touches(first, first.plus(IN_FLIGHT))))
        .count();
  }

  /** Alerts that reached one address under two ids: a phone would not know them for one. */
  long underTwoIds() {
    return ids.values().stream().filter(several -> several.size() > 1).count();
  }

  @Nullable Instant firstAccepted(UUID message) {
    var times = accepted.get(message);
    return times == null ? null : times.stream().min(Instant::compareTo).orElseThrow();
  }

  /**
   * How long a message took from the moment when nothing stood in its way any more: since it was
   * committed, its sender was killed, the database or its provider came back.
   */
  Duration recovery(UUID message, String channel, Instant committed) {
    var when = firstAccepted(message);
    if (when == null) {
      return Duration.ZERO;
    }
    var start = committed;
    for (var killed : hits.getOrDefault(message, new ConcurrentLinkedQueue<>())) {
      if (killed.isAfter(start) && killed.isBefore(when)) {
        start = killed;
      }
    }
    for (var trouble : troubles) {
      var concerns = trouble.of().equals(channel) || trouble.of().equals("database");
      if (trouble.standsInTheWay()
          && concerns
          && trouble.touches(committed, when)
          && trouble.until().isAfter(start)) {
        start = trouble.until();
      }
    }
    var recovery = Duration.between(start, when);
    return recovery.isNegative() ? Duration.ZERO : recovery;
  }
}
