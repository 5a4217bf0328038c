package fr.rormobile.api.search;

import fr.rormobile.search.OfferIndex;
import fr.rormobile.search.OfferQuery;
import fr.rormobile.search.SearchUnavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether OpenSearch is worth asking. While it is away nobody waits for it: whoever searches is
 * answered otherwise at once, and one thread asks about once a second whether it is back.
 *
 * <p>One that is slow is not away: searching PostgreSQL instead would cost a busy machine more. So
 * before it is given up it is asked for no more than a sign of life.
 */
@Singleton
public final class IndexAvailability {
  private static final Logger LOG = LoggerFactory.getLogger(IndexAvailability.class);

  private static final Duration FIRST_LOOK = Duration.ofMillis(250);
  private static final Duration NEXT_LOOK = Duration.ofSeconds(1);

  /** A node that is cut off refuses nothing: its silence is noticed before the time limit. */
  private static final long SILENCE_NANOS = 500_000_000;

  private static final int WAITING = 4;

  private final OfferIndex index;
  private final Counter degraded;
  private final AtomicBoolean away = new AtomicBoolean();
  private final AtomicBoolean doubted = new AtomicBoolean();
  private final AtomicInteger asking = new AtomicInteger();
  private final CountDownLatch stop = new CountDownLatch(1);

  /** When OpenSearch last answered, or was first asked after that. */
  private volatile long heard = System.nanoTime();

  IndexAvailability(OfferIndex index, MeterRegistry metrics) {
    this.index = index;
    degraded = metrics.counter("ror.search.degraded");
  }

  /**
   * @param ofIndex asks the index; may throw {@link SearchUnavailable}
   * @param otherwise what is answered without it, and is then not asked of the index
   */
  public <T> T ask(Supplier<T> ofIndex, Supplier<T> otherwise) {
    if (away.get()) {
      return without(otherwise);
    }
    if (silent()) {
      doubt();
    }
    if (asking.getAndIncrement() == 0) {
      heard = System.nanoTime();
    }
    try {
      var answer = ofIndex.get();
      heard = System.nanoTime();
      return answer;
    } catch (SearchUnavailable unavailable) {
      LOG.debug("a search without OpenSearch", unavailable);
      doubt();
      return without(otherwise);
    } finally {
      asking.decrementAndGet();
    }
  }

  private boolean silent() {
    return asking.get() >= WAITING && System.nanoTime() - heard > SILENCE_NANOS;
  }

  private <T> T without(Supplier<T> otherwise) {
    degraded.increment();
    return otherwise.get();
  }

  private void doubt() {
    if (doubted.compareAndSet(false, true)) {
      Thread.ofVirtual().name("index-doubted").start(this::askForSignOfLife);
    }
  }

  private void askForSignOfLife() {
    try {
      index.askForSignOfLife();
      heard = System.nanoTime();
    } catch (SearchUnavailable none) {
      if (away.compareAndSet(false, true)) {
        LOG.warn(
            "OpenSearch is not asked for now, searches are answered from PostgreSQL: {}",
            none.getMessage());
        Thread.ofVirtual().name("index-availability").start(this::lookOutForIt);
      }
    } finally {
      doubted.set(false);
    }
  }

  private void lookOutForIt() {
    var pause = FIRST_LOOK;
    while (!stopped(pause)) {
      try {
        index.search(OfferQuery.builder().size(1).build());
        heard = System.nanoTime();
        away.set(false);
        LOG.info("OpenSearch answers again");
        return;
      } catch (RuntimeException still) {
        pause = NEXT_LOOK;
      }
    }
  }

  private boolean stopped(Duration pause) {
    try {
      return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @PreDestroy
  void close() {
    stop.countDown();
  }
}
