/**
 * An alert in, surely delivered messages out.
 *
 * <p>Start at {@link AlertOutbox}: it writes the messages in the caller's transaction. Sending is
 * {@code fr.rormobile.notifier.dispatch.Dispatcher}; what was sent is read through {@link Alerts}.
 */
@NullMarked
package fr.rormobile.notifier;

import org.jspecify.annotations.NullMarked;
