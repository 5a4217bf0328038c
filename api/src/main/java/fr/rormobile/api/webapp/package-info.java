/**
 * The phone's web application, as files, and what it is told before a session.
 *
 * <p>Start at {@code WebFiles}.
 */
@NullMarked
package fr.rormobile.api.webapp;

import org.jspecify.annotations.NullMarked;
