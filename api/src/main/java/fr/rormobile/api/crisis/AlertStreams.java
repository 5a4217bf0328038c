package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.crisis.AlertWire.Happened;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.notifier.Alerts;
import fr.rormobile.notifier.Happenings;
import fr.rormobile.notifier.Happenings.Happening;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.sse.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * What happens to the alerts that a caller may read, as it happens. All is read from the database,
 * so a screen may go on at another process, and what happened while it was away is told first. Told
 * at least once: what was committed late comes late, and something may come twice.
 */
@Singleton
class AlertStreams {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /**
   * Two transactions that end further apart than that, in the other order than they began, lose.
   */
  private static final Duration LATE = Duration.ofSeconds(30);

  private static final int PAGE = 500;
  private static final int REMEMBERED = 5_000;

  private final Happenings happenings;
  private final Alerts alerts;
  private final AlertScope scope;
  private final StreamBell bell;
  private final Clock clock;
  private final Semaphore free;

  AlertStreams(
      Happenings happenings,
      Alerts alerts,
      AlertScope scope,
      StreamBell bell,
      Clock clock,
      @Value("${ror.alert-streams.most:200}") int most) {
    this.happenings = happenings;
    this.alerts = alerts;
    this.scope = scope;
    this.bell = bell;
    this.clock = clock;
    this.free = new Semaphore(most);
  }

  /**
   * @param last the id of the last event the screen got; null: from now on
   * @param life how long; zero: what was missed, then the end
   * @throws ProblemException 429 when too many are open in this process
   */
  Publisher<Event<Happened>> open(Caller caller, @Nullable Long last, Duration life) {
    if (!free.tryAcquire()) {
      throw ProblemException.tooMany(
          "Trop d'écrans suivent déjà les alertes ici ; réessayez bientôt.", HEARTBEAT);
    }
    try {
      var stream = new Stream(caller, last == null ? happenings.newest() : last, life);
      return Flux.create(stream::start, FluxSink.OverflowStrategy.BUFFER);
    } catch (RuntimeException failed) {
      free.release();
      throw failed;
    }
  }

  private final class Stream {
    private final Caller caller;
    private final long began = System.nanoTime();
    private final Duration life;
    private final LinkedHashSet<Long> told = new LinkedHashSet<>();
    private long last;

    Stream(Caller caller, long last, Duration life) {
      this.caller = caller;
      this.last = last;
      this.life = life;
    }

    void start(FluxSink<Event<Happened>> sink) {
      var rung = bell.listen();
      sink.onDispose(rung::release); // an interrupt would break the connection it reads from
      Thread.ofVirtual().name("alert-stream").start(() -> run(sink, rung));
    }

    private void run(FluxSink<Event<Happened>> sink, Semaphore rung) {
      try {
        beat(sink);
        do {
          if (rung.tryAcquire(silence().toMillis(), TimeUnit.MILLISECONDS)) {
            rung.drainPermits();
          } else {
            beat(sink);
          }
          tell(sink);
        } while (!sink.isCancelled() && left().isPositive());
        sink.complete();
      } catch (InterruptedException gone) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException failed) {
        sink.complete(); // the screen comes back with the id of the last event it got
      } finally {
        bell.leave(rung);
        free.release();
      }
    }

    private Duration left() {
      return life.minusNanos(System.nanoTime() - began);
    }

    private Duration silence() {
      var left = left();
      if (left.isNegative()) {
        return Duration.ZERO;
      }
      return left.compareTo(HEARTBEAT) < 0 ? left : HEARTBEAT;
    }

    private void beat(FluxSink<Event<Happened>> sink) {
      sink.next(
          Event.of(new Happened("HEARTBEAT", null, clock.instant()))
              .name("heartbeat")
              .id(Long.toString(last)));
    }

    private void tell(FluxSink<Event<Happened>> sink) {
      var page = happenings.since(last, LATE, PAGE);
      while (!page.isEmpty()) {
        var before = last;
        page.stream().filter(one -> told.add(one.id())).forEach(one -> tell(sink, one));
        while (told.size() > REMEMBERED) {
          told.removeFirst();
        }
        if (last == before || sink.isCancelled()) {
          return;
        }
        page = happenings.since(last, LATE, PAGE);
      }
    }

    private void tell(FluxSink<Event<Happened>> sink, Happening one) {
      last = Math.max(last, one.id());
      if (scope.holds(caller, one.alertId())) {
        sink.next(
            Event.of(new Happened(one.kind().name(), one.alertId().toString(), one.at()))
                .name("alert")
                .id(Long.toString(last)));
        if (one.kind() == Happenings.Kind.ALERT && callsForCrisisPack(one)) {
          sink.next(
              Event.of(new Happened("CRISIS_PACK", one.alertId().toString(), one.at()))
                  .name("crisis-pack")
                  .id(Long.toString(last)));
        }
      }
    }

    private boolean callsForCrisisPack(Happening one) {
      return alerts
          .find(one.alertId())
          .filter(detail -> detail.alert().callsForCrisisPack())
          .isPresent();
    }
  }
}
