package fr.rormobile.notifier.channel;

import fr.rormobile.notifier.ChannelKind;

/**
 * One way to a provider.
 *
 * <p>{@link #send} is called by many virtual threads at once, as many as the settings of the
 * dispatcher allow. It blocks, keeps time-outs of its own on every step, ends soon after an
 * interrupt, never retries what may have been taken by the provider except under the same dedupe
 * id, and never throws for what the far side did: that is a {@link Delivery}.
 */
public interface Channel extends AutoCloseable {

  ChannelKind kind();

  /** True for a sink: nothing leaves the machine. */
  boolean sink();

  Delivery send(Message message);

  /** Closes connections; a send in flight may then fail. Never throws. */
  @Override
  void close();
}
