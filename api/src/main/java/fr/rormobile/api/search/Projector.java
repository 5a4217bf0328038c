package fr.rormobile.api.search;

import fr.rormobile.search.OfferIndex;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what was committed to the index: reads the dirty rows with their documents, writes them
 * with the row's version as external version, then settles each row whose version is still that
 * one.
 *
 * <p>Killed anywhere, it does the same again. Two processes that do it at once write the same: the
 * second write of a version is refused by the index, and counts as done.
 */
@Singleton
@Requires(property = "ror.command", notEquals = "true")
final class Projector {
  private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private final DataSource database;
  private final OfferIndex index;
  private final IndexCare care;
  private final DocumentReader reader;
  private final DocumentVersions versions;
  private final SearchSettings settings;
  private final Counter projected;
  private final Counter refused;
  private final CountDownLatch stop = new CountDownLatch(1);
  private @Nullable Thread thread;
  private boolean careful = true;

  Projector(
      DataSource database,
      OfferIndex index,
      IndexCare care,
      DocumentReader reader,
      DocumentVersions versions,
      SearchSettings settings,
      MeterRegistry metrics) {
    this.database = database;
    this.index = index;
    this.care = care;
    this.reader = reader;
    this.versions = versions;
    this.settings = settings;
    projected = metrics.counter("ror.projector.documents");
    refused = metrics.counter("ror.projector.refusals");
  }

  @EventListener
  synchronized void start(ServerStartupEvent started) {
    if (thread == null) {
      thread = Thread.ofPlatform().name("projector").daemon().start(this::work);
    }
  }

  private void work() {
    var troubles = 0;
    while (!pause(Duration.ZERO)) {
      try (var bell = Bell.listen(database)) {
        while (!pause(settings.projectorPace())) {
          project();
          if (troubles > 0) {
            LOG.info("the index is kept up to date again, after {} attempts", troubles);
            troubles = 0;
          }
          bell.await(settings.projectorPoll(), () -> stop.getCount() == 0);
        }
      } catch (RuntimeException | SQLException trouble) {
        if (troubles++ == 0) {
          LOG.warn("the index cannot be kept up to date, trying on: {}", trouble.toString());
        }
        careful = true;
        pause(backoff(troubles));
      }
    }
  }

  /** All that is due. */
  private void project() {
    if (careful) {
      if (care.mend(LOG::info) != IndexCare.Found.COMPLETE) {
        return;
      }
      careful = false;
    }
    DocumentBatch batch;
    do {
      batch = reader.listDirty(settings.projectorPage());
      project(batch);
    } while (batch.size() == settings.projectorPage() && stop.getCount() > 0);
  }

  private void project(DocumentBatch batch) {
    if (batch.size() == 0) {
      return;
    }
    var outcome = WriteOutcome.of(index.write(batch.operations()));
    var written = batch.writtenBut(outcome.failedKeys());
    versions.projected(written);
    projected.increment(written.size());
    batch.refused().forEach(this::refuse);
    outcome.refused().forEach(this::refuse);
    if (!outcome.troubled().isEmpty()) {
      throw new RebuildRun.Incomplete(outcome.trouble());
    }
  }

  private void refuse(Refusal refusal) {
    refused.increment();
    var document = refusal.document();
    LOG.warn("{} {} is not indexed: {}", document.kind(), document.id(), refusal.reason());
    versions.refused(refusal);
  }

  /** Half of it by chance, so that many processes do not come back in one wave. */
  private static Duration backoff(int troubles) {
    var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(troubles - 1, 10));
    var longest = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    var millis = longest.toMillis();
    return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
  }

  /** Whether the program stops. */
  private boolean pause(Duration duration) {
    try {
      return stop.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @PreDestroy
  void close() throws InterruptedException {
    stop.countDown();
    Thread started;
    synchronized (this) {
      started = thread;
    }
    if (started != null && !started.join(LONGEST_STOP)) {
      LOG.warn("the projector did not stop in {} s", LONGEST_STOP.toSeconds());
    }
  }
}
