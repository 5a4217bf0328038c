package fr.rormobile.notifier.dispatch;

import static java.util.Objects.requireNonNull;

import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.Devices;
import fr.rormobile.notifier.channel.Channel;
import fr.rormobile.notifier.channel.Delivery;
import fr.rormobile.notifier.channel.Message;
import fr.rormobile.notifier.dispatch.Claimed.Settled;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One channel's share of the outbox, worked off on threads of its own: whatever happens here, the
 * other channel does not notice.
 *
 * <p>It claims only as many messages as it can send at once, so that a lease begins with its send.
 */
final class Lane implements AutoCloseable {

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  private final Channel channel;
  private final ChannelKind kind;
  private final Outbox outbox;
  private final Devices devices;
  private final DispatchSettings settings;
  private final Clock clock;
  private final RandomGenerator random;
  private final DatabaseWatch watch;
  private final Outage outage;
  private final Settler settler;
  private final Semaphore free;
  private final Semaphore wake = new Semaphore(0);
  private final Set<Thread> senders = ConcurrentHashMap.newKeySet();
  private final Thread claimer;
  private volatile boolean closing;

  Lane(
      Channel channel,
      Outbox outbox,
      Devices devices,
      DispatchSettings settings,
      Clock clock,
      RandomGenerator random,
      DatabaseWatch watch) {
    this.channel = channel;
    this.kind = channel.kind();
    this.outbox = outbox;
    this.devices = devices;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.watch = watch;
    this.outage = new Outage(kind);
    this.settler = new Settler(kind, outbox, clock, watch);
    this.free = new Semaphore(settings.concurrency(kind));
    this.claimer = Thread.ofVirtual().name("notifier-claim-" + kind).start(this::run);
  }

  /** Something may be due. */
  void wake() {
    wake.release();
  }

  private void run() {
    try {
      while (!closing) {
        free.acquire();
        if (closing) {
          free.release();
          return;
        }
        int most = 1 + free.drainPermits();
        int wanted = outage.allows(most, settings.concurrency(kind), clock.instant());
        var claimed = wanted == 0 ? List.<Claimed>of() : claim(wanted);
        free.release(most - claimed.size());
        claimed.forEach(
            one -> Thread.ofVirtual().name("notifier-" + kind).start(() -> attempt(one)));
        if (claimed.size() < most && !closing) {
          wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
          wake.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      // close() does so last, when nothing can be in the middle of being claimed.
      Thread.currentThread().interrupt();
    }
  }

  private List<Claimed> claim(int most) {
    try {
      var claimed = outbox.claim(kind, most, clock.instant(), settings.lease());
      watch.answered();
      return claimed;
    } catch (JdbiException e) {
      watch.failed(e);
      return List.of();
    }
  }

  private void attempt(Claimed claimed) {
    var sender = new AtomicReference<Thread>();
    try {
      var delivery = unsendable(claimed).orElseGet(() -> boundedSend(claimed, sender));
      settler.settle(new Settled(claimed, settlement(claimed, delivery)));
      var stillSending = sender.get();
      if (stillSending != null) {
        stillSending.join(); // its connection is still taken: no other send may start in its place
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      free.release();
      wake();
    }
  }

  private Optional<Delivery> unsendable(Claimed claimed) {
    if (claimed.unsendable() != null) {
      return Optional.of(new Delivery.Refused(claimed.unsendable()));
    }
    boolean expired =
        kind.isForNow()
            && claimed.message() != null
            && !clock.instant().isBefore(claimed.message().alert().expiresAt());
    return expired
        ? Optional.of(new Delivery.Refused("alerte expirée avant l'envoi"))
        : Optional.empty();
  }

  private Delivery boundedSend(Claimed claimed, AtomicReference<Thread> started) {
    var message = requireNonNull(claimed.message());
    var answer = new AtomicReference<Delivery>();
    var sender = Thread.ofVirtual().unstarted(() -> answer.set(send(message)));
    started.set(sender);
    senders.add(sender);
    try {
      sender.start();
      if (!sender.join(settings.sendTimeout())) {
        sender.interrupt();
        return new Delivery.TryLater(
            "pas de réponse en " + settings.sendTimeout().toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      senders.remove(sender);
    }
    var delivery = answer.get();
    if (delivery == null) {
      return new Delivery.TryLater("envoi interrompu");
    }
    outage.heard(delivery, clock.instant());
    return delivery;
  }

  private Delivery send(Message message) {
    try {
      var delivery = channel.send(message);
      boolean renewed =
          kind == ChannelKind.PUSH
              && delivery instanceof Delivery.RecipientGone
              && devices.forget(message.destination(), message.address().reveal());
      return renewed ? new Delivery.TryLater("le jeton de l'appareil a changé") : delivery;
    } catch (RuntimeException | LinkageError e) {
      // Neither its message nor its trace's first line: they may quote an address or a token.
      var where = e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0].toString();
      LOG.error("{}: message {} failed with {} at {}", kind, message.id(), e.getClass(), where);
      return new Delivery.TryLater("erreur interne");
    }
  }

  private Settlement settlement(Claimed claimed, Delivery delivery) {
    var now = clock.instant();
    if (closing && delivery instanceof Delivery.TryLater) {
      return new Settlement.RetryAt(now, "arrêt du processus");
    }
    return Settlement.of(
        delivery, claimed.attempts(), giveUpAt(claimed), Backoff.DEFAULT, now, random);
  }

  private Instant giveUpAt(Claimed claimed) {
    var message = claimed.message();
    return kind.isForNow() && message != null
        ? message.alert().expiresAt()
        : claimed.firstAttemptAt().plus(settings.mailLife());
  }

  /** Stops claiming, lets what is being sent end within the time-out, and cuts off the rest. */
  @Override
  public void close() {
    closing = true;
    try {
      wake();
      int all = settings.concurrency(kind);
      if (!free.tryAcquire(all, settings.sendTimeout().toMillis() / 2, TimeUnit.MILLISECONDS)) {
        senders.forEach(Thread::interrupt);
        if (!free.tryAcquire(all, 2, TimeUnit.SECONDS)) {
          LOG.warn("{}: closed with sends in flight: they are sent again when leases end", kind);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    claimer.interrupt();
    settler.close();
    channel.close();
  }
}
