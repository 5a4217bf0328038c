package fr.rormobile.notifier.dispatch;

import static java.util.stream.Collectors.groupingBy;

import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.dispatch.Claimed.Settled;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what became of the messages of one channel, many in one statement when many are over.
 * While the database is out of reach it holds them: the leases guard against writing too late.
 */
final class Settler implements AutoCloseable {

  private static final int MOST = 500;
  private static final Logger LOG = LoggerFactory.getLogger(Settler.class);

  private record Entry(Settled settled, CompletableFuture<Void> written) {}

  private final ChannelKind kind;
  private final Outbox outbox;
  private final Clock clock;
  private final DatabaseWatch watch;
  private final LinkedBlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread writer;

  Settler(ChannelKind kind, Outbox outbox, Clock clock, DatabaseWatch watch) {
    this.kind = kind;
    this.outbox = outbox;
    this.clock = clock;
    this.watch = watch;
    this.writer = Thread.ofVirtual().name("notifier-settle-" + kind).start(this::run);
  }

  /** Returns when it is written, or when this was closed before it could be. */
  void settle(Settled settled) {
    var written = new CompletableFuture<Void>();
    queue.add(new Entry(settled, written));
    written.join();
  }

  private void run() {
    try {
      while (closing.getCount() > 0 || !queue.isEmpty()) {
        var first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          var batch = new ArrayList<>(List.of(first));
          queue.drainTo(batch, MOST - 1);
          write(batch.stream().map(Entry::settled).toList());
          batch.forEach(entry -> entry.written().complete(null));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Whoever still waits is let go: the lease runs out, and the message is sent again.
    queue.forEach(entry -> entry.written().complete(null));
  }

  private void write(List<Settled> batch) throws InterruptedException {
    while (true) {
      try {
        var written = new HashSet<>(outbox.settle(batch, clock.instant()));
        watch.answered();
        follow(batch, written);
        tell(batch.stream().filter(s -> written.contains(s.claimed().id())).toList());
        int lost = batch.size() - written.size();
        if (lost > 0) {
          LOG.warn("{}: {} lease(s) ended before the send: sent again by another", kind, lost);
        }
        return;
      } catch (JdbiException e) {
        watch.failed(e);
        if (closing.await(1, TimeUnit.SECONDS)) {
          return;
        }
      }
    }
  }

  /** Settled is settled: if this fails, what waits goes at its own moment. */
  private void follow(List<Settled> batch, Set<UUID> written) {
    try {
      outbox.follow(kind, batch, written, clock.instant());
    } catch (JdbiException e) {
      watch.failed(e);
    }
  }

  /** One line an alert and reason: a wrong setting may park thousands at once. */
  private void tell(List<Settled> written) {
    written.stream()
        .filter(s -> s.settlement() instanceof Settlement.Parked)
        .collect(groupingBy(s -> s.claimed().alertId() + " (" + reason(s) + ")"))
        .forEach(
            (alertAndReason, parked) ->
                LOG.error(
                    "{}: {} message(s) of alert {} parked, to be seen to by a person; first: {}",
                    kind,
                    parked.size(),
                    alertAndReason,
                    parked.getFirst().claimed().id()));
  }

  private static String reason(Settled settled) {
    return settled.settlement() instanceof Settlement.Parked(var reason) ? reason : "";
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      if (!writer.join(Duration.ofSeconds(2))) {
        writer.interrupt();
        writer.join(Duration.ofSeconds(1));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
