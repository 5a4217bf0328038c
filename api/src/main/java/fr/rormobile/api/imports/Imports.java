package fr.rormobile.api.imports;

import fr.rormobile.api.platform.Idempotency;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
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
  private static final String OPERATION = "startImport";
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private final Jdbi jdbi;
  private final ImportStore store;
  private final Idempotency idempotency;
  private final Clock clock;
  private volatile boolean stopping;
  private volatile @Nullable CountDownLatch running;

  Imports(Jdbi jdbi, ImportStore store, Idempotency idempotency, Clock clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  /** What became of asking for a load. */
  sealed interface Beginning {}

  /** The same request was answered before: this is its load. */
  record Again(long id) implements Beginning {}

  /** The key stands for another request. */
  record KeyForOther() implements Beginning {}

  /** Another load runs. */
  record Busy() implements Beginning {}

  /**
   * Who asks.
   *
   * @param account null: the command line
   * @param key null: asking twice means two loads
   */
  record Request(@Nullable UUID account, @Nullable String key) {
    static final Request OF_THE_COMMAND_LINE = new Request(null, null);
  }

  /** A load that has its row and its place, and was not run yet. {@link #run} ends it. */
  final class Begun implements Beginning {
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

  Beginning begin(ImportFormat format, List<SourceFile> files, Request request) {
    var place = store.findPlace();
    var begun = false;
    try {
      var beginning = jdbi.inTransaction(h -> begin(h, place, format, files, request));
      begun = beginning instanceof Begun;
      return beginning;
    } finally {
      if (!begun) {
        place.ifPresent(store::leavePlace);
      }
    }
  }

  private Beginning begin(
      Handle transaction,
      Optional<Handle> place,
      ImportFormat format,
      List<SourceFile> files,
      Request request) {
    var account = request.account();
    var key = request.key();
    if (account == null || key == null) {
      return begin(transaction, place, format, files, account);
    }
    var content = format + " " + files.stream().map(Imports::digest).toList();
    return switch (idempotency.take(transaction, account, OPERATION, key, content)) {
      case Idempotency.Taken.Again(var answer) -> new Again(Long.parseLong(answer));
      case Idempotency.Taken.ForOther _ -> new KeyForOther();
      case Idempotency.Taken.First _ -> {
        var beginning = begin(transaction, place, format, files, account);
        if (beginning instanceof Begun begun) {
          idempotency.keep(transaction, account, OPERATION, key, Long.toString(begun.id()));
        } else {
          transaction.rollback();
        }
        yield beginning;
      }
    };
  }

  private Beginning begin(
      Handle transaction,
      Optional<Handle> place,
      ImportFormat format,
      List<SourceFile> files,
      @Nullable UUID account) {
    if (place.isEmpty()) {
      return new Busy();
    }
    store.failInterrupted(transaction, clock.instant());
    var names = files.stream().map(SourceFile::name).collect(Collectors.joining(", "));
    var id = store.create(transaction, format, names, account, clock.instant());
    return new Begun(id, place.get(), format, List.copyOf(files));
  }

  private static String digest(SourceFile file) {
    try (var in = Files.newInputStream(file.path())) {
      var sha = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[64 * 1024];
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
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
      case RPPS -> new RppsLoad();
    };
  }

  void stopSoon() {
    stopping = true;
  }

  /** Lets the batch under way end, and no other begin. */
  @PreDestroy
  void stop() {
    stopSoon();
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
