package fr.rormobile.notifier.dispatch;

import fr.rormobile.notifier.Devices;
import fr.rormobile.notifier.channel.Channel;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/**
 * Sends what waits in the outbox, at least once each. Any number of them, in any number of
 * processes, may work on one database.
 *
 * <p>A crash between a provider's answer and its settlement sends the message again when the lease
 * ends, under the same dedupe id or Message-ID. Nothing else sends twice; nothing is dropped: what
 * is given up is parked, with an ERROR line.
 */
public final class Dispatcher implements AutoCloseable {

  private final List<Lane> lanes;
  private final WakeUp wakeUp;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Dispatcher(List<Lane> lanes, WakeUp wakeUp) {
    this.lanes = lanes;
    this.wakeUp = wakeUp;
  }

  /**
   * Starts sending; returns at once, also while the database is out of reach.
   *
   * @param database at most 9 connections at once are taken: one to listen for as long as it runs,
   *     and per channel one to claim and one to settle; sinks and expired tokens take more, shortly
   * @param channels one of each kind at most; closed by {@link #close}
   * @param clock ticks in milliseconds or finer
   */
  public static Dispatcher start(
      DataSource database,
      List<Channel> channels,
      DispatchSettings settings,
      Clock clock,
      RandomGenerator random) {
    if (channels.stream().map(Channel::kind).distinct().count() != channels.size()) {
      throw new IllegalArgumentException("two channels of one kind");
    }
    var outbox = new Outbox(database, settings.acknowledgeUrl());
    var devices = new Devices(database, clock);
    var watch = new DatabaseWatch();
    var lanes =
        channels.stream()
            .map(c -> new Lane(c, outbox, devices, settings, clock, random, watch))
            .toList();
    return new Dispatcher(lanes, new WakeUp(database, () -> lanes.forEach(Lane::wake), watch));
  }

  /**
   * Claims no more, lets what is being sent end, hands back the rest. Takes at most half the send
   * time-out and six seconds more; a second call does nothing.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    wakeUp.close();
    var closers = lanes.stream().map(lane -> Thread.ofVirtual().start(lane::close)).toList();
    try {
      for (var closer : closers) {
        closer.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
