package fr.rormobile.api.search;

import fr.rormobile.api.platform.start.StartStep.Progress;
import fr.rormobile.search.OfferIndex;
import fr.rormobile.search.OfferKey;
import fr.rormobile.search.Rebuild;
import fr.rormobile.search.SearchUnavailable;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills a new index with the whole offer while the present one answers, then swaps them.
 *
 * <p>Why nothing is missed. Let a change be committed at time c. From c on its row is dirty, until
 * a projector has written it to the live index and settles it, which stamps the row with that time
 * (by the database's clock, as {@code since} below).
 *
 * <ul>
 *   <li>When the rebuild reads the document after c, the change is in what it writes.
 *   <li>Otherwise c is later than the beginning of the rebuild. When the catch-up after the swap
 *       looks, the row is either dirty or stamped later than the beginning: the catch-up takes
 *       both.
 *   <li>Or c is later than that look: then the row is projected after the swap, to the new index.
 * </ul>
 *
 * <p>The time of the change itself ({@code changed_at}) would not do: a long transaction commits
 * long after it. External versions make the order of all these writes irrelevant, and marks of what
 * is gone are written too, so that a projector that was slow cannot bring anything back.
 */
final class RebuildRun {
  private static final Logger LOG = LoggerFactory.getLogger(RebuildRun.class);

  /** Should the clock of the database be set back meanwhile. */
  private static final Duration CLOCK_SAFETY = Duration.ofSeconds(60);

  private static final int CATCH_UP_ROUNDS = 5;
  private static final int ATTEMPTS = 4;

  private final OfferIndex index;
  private final DocumentVersions versions;
  private final DocumentReader reader;
  private final IndexRebuilds jobs;
  private final SearchSettings settings;
  private final BooleanSupplier stopping;

  /**
   * @param stopping true when the program is about to end: the rebuild is then given up
   */
  RebuildRun(
      OfferIndex index,
      DocumentVersions versions,
      DocumentReader reader,
      IndexRebuilds jobs,
      SearchSettings settings,
      BooleanSupplier stopping) {
    this.index = index;
    this.versions = versions;
    this.reader = reader;
    this.jobs = jobs;
    this.settings = settings;
    this.stopping = stopping;
  }

  /** Not in the index and not refused for what they hold: the index is in trouble. */
  static final class Incomplete extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Incomplete(String message) {
      super(message);
    }
  }

  /**
   * To be called by the holder of the lock. Whatever is thrown, the job is failed, and the index
   * that was live still is unless it was just replaced.
   *
   * @param liveIsComplete false: the live index is of no use, so that a row is settled as soon as
   *     it is in the new one; if this fails, the whole is done again
   */
  void run(long job, RebuildLock.Held lock, boolean liveIsComplete, Progress progress) {
    var published = false;
    Rebuild fresh = null;
    try {
      var strays = versions.adoptStrays();
      if (strays > 0) {
        LOG.warn("{} entities had no row in index_document", strays);
      }
      var since = versions.now().minus(CLOCK_SAFETY);
      fresh = index.startRebuild();
      var total = versions.count();
      jobs.filling(job, fresh.indexName(), total);
      var told = new RebuildProgress(jobs, job, total, progress);
      fill(fresh, liveIsComplete, told);
      catchUp(fresh, since, CATCH_UP_ROUNDS);
      lock.check();
      fresh.publish();
      published = true;
      catchUp(fresh, since, 1);
      told.end();
      jobs.end(job, null);
    } catch (RuntimeException failure) {
      if (fresh != null && !published) {
        abandon(fresh);
      }
      fail(job, failure);
      throw failure;
    }
  }

  private void fill(Rebuild fresh, boolean liveIsComplete, RebuildProgress told) {
    Consumer<List<DocumentVersion>> settle = liveIsComplete ? written -> {} : versions::rebuilt;
    var pages = new DocumentPages(versions, DocumentCursor.all(), settings.rebuildPage());
    var failed = new AtomicBoolean();
    Callable<Void> worker =
        () -> {
          try {
            for (var page = pages.next(); !page.isEmpty() && !failed.get(); page = pages.next()) {
              settle.accept(bring(fresh, page));
              told.add(page.size());
            }
            return null;
          } catch (RuntimeException broken) {
            failed.set(true);
            throw broken;
          }
        };
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : workers.invokeAll(Collections.nCopies(settings.rebuildWorkers(), worker))) {
        done.get();
      }
    } catch (ExecutionException broken) {
      throw broken.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(broken.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Incomplete("interrupted");
    }
  }

  /** What changed since, again while it is much: the more is done before the swap, the better. */
  private void catchUp(Rebuild fresh, OffsetDateTime since, int rounds) {
    for (var round = 0; round < rounds; round++) {
      var pages =
          new DocumentPages(versions, DocumentCursor.projectedSince(since), settings.rebuildPage());
      var brought = 0;
      for (var page = pages.next(); !page.isEmpty(); page = pages.next()) {
        bring(fresh, page);
        brought += page.size();
      }
      if (brought < settings.rebuildPage()) {
        return;
      }
    }
  }

  /** Gives back what is now in the new index. */
  private List<DocumentVersion> bring(Rebuild fresh, List<DocumentVersion> page) {
    if (stopping.getAsBoolean()) {
      throw new Incomplete("the program stops");
    }
    var batch = reader.listCurrent(page);
    batch.refused().forEach(this::refused);
    for (var attempt = 1; ; attempt++) {
      try {
        return batch.writtenBut(write(fresh, batch));
      } catch (SearchUnavailable | Incomplete hiccup) {
        if (attempt == ATTEMPTS) {
          throw hiccup;
        }
        pause(Duration.ofMillis(250L << attempt));
      }
    }
  }

  private Set<OfferKey> write(Rebuild fresh, DocumentBatch batch) {
    var outcome = WriteOutcome.of(fresh.write(batch.operations()));
    outcome.refused().forEach(this::refused);
    if (!outcome.troubled().isEmpty()) {
      throw new Incomplete(outcome.trouble());
    }
    return outcome.failedKeys();
  }

  private void refused(Refusal refusal) {
    LOG.warn(
        "{} {} is not indexed: {}",
        refusal.document().kind(),
        refusal.document().id(),
        refusal.reason());
    versions.refused(refusal);
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Incomplete("interrupted");
    }
  }

  private static void abandon(Rebuild fresh) {
    try {
      fresh.abandon();
    } catch (RuntimeException stays) {
      LOG.info("index {} is left behind until the next rebuild", fresh.indexName());
    }
  }

  private void fail(long job, RuntimeException failure) {
    try {
      jobs.end(
          job,
          failure instanceof SearchUnavailable
              ? "OpenSearch ne répond pas."
              : "La reconstruction n'a pas abouti.");
    } catch (RuntimeException database) {
      failure.addSuppressed(database);
    }
  }
}
