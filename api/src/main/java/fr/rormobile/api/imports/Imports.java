package fr.rormobile.api.imports;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads files, one load at a time for a database, whichever process runs it.
 *
 * <p>Killed in the middle, the batches committed stay and each record is whole; the load says
 * FAILED at the next start or load, and sending the same files again completes it.
 */
@Singleton
class Imports {
  private static final Logger LOG = LoggerFactory.getLogger("ror.imports");
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private final Jdbi jdbi;
  private final ImportStore store;
  private final Clock clock;
  private volatile boolean stopping;
  private volatile @Nullable CountDownLatch running;

  Imports(Jdbi jdbi, ImportStore store, Clock clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.clock = clock;
  }

  /** A load that has its row and its place, and was not run yet. {@link #run} ends it. */
  final class Begun {
    private final long id;
    private final Handle place;
    private final ImportFormat format;
    private final List<SourceFile> files;

    private Begun(long id, Handle place, ImportFormat format, List<SourceFile> files) {
      this.id = id;
      this.place = place;
      this.format = format;
      this.files = files;
    }

    long id() {
      return id;
    }

    /** Reads everything, on the caller's thread. Failures are in the load's row, not thrown. */
    void run(Consumer<Counts> progress) {
      var done = new CountDownLatch(1);
      running = done;
      try {
        store.finish(id, failureOf(this, progress), clock.instant());
      } finally {
        done.countDown();
        store.leavePlace(place);
      }
      store
          .find(id)
          .ifPresent(
              job -> LOG.info("Load {}: {}, {}", job.publicId(), job.status(), job.counts()));
    }
  }

  /**
   * @param account null: the command line
   * @return empty while another load runs
   */
  Optional<Begun> begin(ImportFormat format, List<SourceFile> files, @Nullable UUID account) {
    return store.findPlace().map(place -> begin(place, format, files, account));
  }

  private Begun begin(
      Handle place, ImportFormat format, List<SourceFile> files, @Nullable UUID account) {
    try {
      store.failInterrupted(place, clock.instant());
      var names = files.stream().map(SourceFile::name).collect(Collectors.joining(", "));
      var id = store.create(place, format, names, account, clock.instant());
      return new Begun(id, place, format, List.copyOf(files));
    } catch (RuntimeException refused) {
      place.close();
      throw refused;
    }
  }

  /** Says of each load that was cut off that it was, and how many; none while one runs. */
  int failInterrupted() {
    var place = store.findPlace();
    if (place.isEmpty()) {
      return 0;
    }
    try {
      return store.failInterrupted(place.get(), clock.instant());
    } finally {
      store.leavePlace(place.get());
    }
  }

  private @Nullable String failureOf(Begun begun, Consumer<Counts> progress) {
    try {
      new ImportRun<>(jdbi, store, begun.id, loadOf(begun.format), () -> stopping, progress)
          .run(begun.files);
      return null;
    } catch (RecordLoad.UnknownFile unknown) {
      return unknown.getMessage();
    } catch (ImportRun.Stopped stopped) {
      return "Le serveur s'est arrêté : envoyez de nouveau le même fichier pour terminer.";
    } catch (IOException unreadable) {
      LOG.error("Load {} cannot read its file", begun.id, unreadable);
      return "Le fichier n'a pas pu être lu jusqu'au bout.";
    } catch (RuntimeException failed) {
      LOG.error("Load {} failed", begun.id, failed);
      return "Le chargement s'est arrêté sur un défaut : envoyez de nouveau le même fichier.";
    }
  }

  private static RecordLoad<?> loadOf(ImportFormat format) {
    return switch (format) {
      case COMMUNES -> new CommuneLoad();
      case FINESS -> new FinessLoad();
      case SAE -> new SaeLoad();
      case RPPS -> new CommuneLoad();
    };
  }

  /** Lets the batch under way end, and no other begin. */
  @PreDestroy
  void stop() {
    stopping = true;
    var last = running;
    if (last == null) {
      return;
    }
    try {
      if (!last.await(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("A load did not stop within {}", LONGEST_STOP);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
