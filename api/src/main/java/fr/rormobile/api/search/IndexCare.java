package fr.rormobile.api.search;

import fr.rormobile.api.platform.start.StartStep.Progress;
import fr.rormobile.search.Ensured;
import fr.rormobile.search.OfferIndex;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the live index holds the whole offer, and rebuilds it when it does not: it is not
 * there, is of an older schema, or was left by a rebuild that did not end.
 *
 * <p>A database that was put back to an earlier state is not noticed: its operator asks for a
 * rebuild.
 */
@Singleton
final class IndexCare {
  private static final Logger LOG = LoggerFactory.getLogger(IndexCare.class);
  private static final long LOOK_AGAIN_MILLIS = 500;

  private final OfferIndex index;
  private final IndexRebuilds jobs;
  private final RebuildLock lock;
  private final DocumentVersions versions;
  private final DocumentReader reader;
  private final SearchSettings settings;
  private final CountDownLatch stop = new CountDownLatch(1);

  IndexCare(
      OfferIndex index,
      IndexRebuilds jobs,
      RebuildLock lock,
      DocumentVersions versions,
      DocumentReader reader,
      SearchSettings settings) {
    this.index = index;
    this.jobs = jobs;
    this.lock = lock;
    this.versions = versions;
    this.reader = reader;
    this.settings = settings;
  }

  /** What is behind the alias. */
  enum Found {
    COMPLETE,
    INCOMPLETE,
    /** Of a later program, which keeps it: this one can search in it and not write it. */
    NEWER
  }

  Found look() {
    return switch (index.ensure()) {
      case Ensured.NeedsRebuild(var _, var found, var wanted) ->
          found > wanted ? Found.NEWER : Found.INCOMPLETE;
      case Ensured.Ready(var name, var _) ->
          jobs.completed(name) ? Found.COMPLETE : Found.INCOMPLETE;
    };
  }

  /**
   * Returns when the index is complete, or newer. When another process rebuilds, waits for it.
   *
   * @throws fr.rormobile.search.SearchUnavailable when OpenSearch is away
   */
  Found mend(Progress progress) {
    var waits = false;
    for (var found = look(); ; found = look()) {
      if (found != Found.INCOMPLETE || stopping()) {
        return found;
      }
      var held = lock.tryHold();
      if (held.isPresent()) {
        try (var mine = held.get()) {
          if (look() == Found.INCOMPLETE) {
            rebuild(mine, jobs.begin(null), false, progress);
          }
        }
        continue;
      }
      if (!waits) {
        waits = true;
        progress.say("Index de recherche : un autre processus le reconstruit, on l'attend…");
      }
      awaitStop();
    }
  }

  /**
   * Starts a rebuild in the background.
   *
   * @return its id, or empty when one is under way already
   */
  Optional<Long> start(IndexRebuilds.Request request) {
    var held = lock.tryHold();
    if (held.isEmpty()) {
      return Optional.empty();
    }
    var mine = held.get();
    var begun = false;
    try {
      var complete = look() == Found.COMPLETE;
      var job = jobs.begin(request);
      Thread.ofVirtual().name("rebuild-" + job).start(() -> inBackground(mine, job, complete));
      begun = true;
      return Optional.of(job);
    } finally {
      if (!begun) {
        mine.close();
      }
    }
  }

  private void inBackground(RebuildLock.Held mine, long job, boolean liveIsComplete) {
    try (mine) {
      rebuild(mine, job, liveIsComplete, LOG::info);
    } catch (RuntimeException failed) {
      LOG.error("rebuild {} of the index failed: {}", job, failed.toString());
    }
  }

  private void rebuild(RebuildLock.Held mine, long job, boolean liveIsComplete, Progress progress) {
    new RebuildRun(index, versions, reader, jobs, settings, this::stopping)
        .run(job, mine, liveIsComplete, progress);
  }

  private boolean stopping() {
    return stop.getCount() == 0;
  }

  private void awaitStop() {
    try {
      stop.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      stop.countDown();
    }
  }

  @PreDestroy
  void close() {
    stop.countDown();
  }
}
