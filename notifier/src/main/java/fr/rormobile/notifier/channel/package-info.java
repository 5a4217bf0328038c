/**
 * The ways to a provider: FCM, SMTP, and the sinks that stand in for them.
 *
 * <p>Start at {@link Channels}, which picks them from the settings; what each must keep is said by
 * {@link Channel}, what it may answer by {@link Delivery}.
 */
@NullMarked
package fr.rormobile.notifier.channel;

import org.jspecify.annotations.NullMarked;
