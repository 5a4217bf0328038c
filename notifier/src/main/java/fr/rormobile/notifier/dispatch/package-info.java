/**
 * Sends what waits in the outbox.
 *
 * <p>Start at {@link Dispatcher}, which runs one {@link Lane} a channel. What becomes of a message
 * after an attempt is decided by {@link Settlement#of} and nowhere else.
 */
@NullMarked
package fr.rormobile.notifier.dispatch;

import org.jspecify.annotations.NullMarked;
