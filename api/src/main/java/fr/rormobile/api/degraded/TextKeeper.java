package fr.rormobile.api.degraded;

import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the words of the offer up to date, a second behind, in any number of processes. */
@Singleton
@Requires(property = "ror.command", notEquals = "true")
final class TextKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(TextKeeper.class);

  private static final int PAGE = 1_000;
  private static final int MUCH = 5_000;

  /** So many more, and how far it is is said: a first filling of a country takes minutes. */
  private static final int TOLD = 20_000;

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private final OfferTexts texts;
  private final CountDownLatch stop = new CountDownLatch(1);
  private @Nullable Thread thread;

  TextKeeper(OfferTexts texts) {
    this.texts = texts;
  }

  @EventListener
  synchronized void start(ServerStartupEvent started) {
    if (thread == null) {
      thread = Thread.ofPlatform().name("offer-texts").daemon().start(this::work);
    }
  }

  private void work() {
    var checked = false;
    var troubled = false;
    var pause = Duration.ZERO;
    while (!stopped(pause)) {
      try {
        if (!checked) {
          texts.renewIfMadeOtherwise();
          checked = true;
        }
        bringAll();
        troubled = false;
        pause = POLL;
      } catch (RuntimeException trouble) {
        if (!troubled) {
          LOG.warn("the words of the offer are not kept up to date: {}", trouble.toString());
        }
        troubled = true;
        pause = AFTER_TROUBLE;
      }
    }
  }

  private void bringAll() {
    var brought = 0;
    int page;
    do {
      page = texts.bring(PAGE);
      brought += page;
      if (page == PAGE && brought % TOLD == 0) {
        LOG.info(
            "recherche de secours : {} fiches préparées, {} restent à préparer",
            brought,
            texts.due());
      }
    } while (page == PAGE && stop.getCount() > 0);
    if (brought >= MUCH) {
      texts.settle();
      LOG.info("recherche de secours prête : {} fiches préparées", brought);
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
  void close() throws InterruptedException {
    stop.countDown();
    Thread started;
    synchronized (this) {
      started = thread;
    }
    if (started != null && !started.join(LONGEST_STOP)) {
      LOG.warn("the keeper of words did not stop in {} s", LONGEST_STOP.toSeconds());
    }
  }
}
