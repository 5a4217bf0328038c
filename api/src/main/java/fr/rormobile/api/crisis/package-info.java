/**
 * Who is warned, on what, and what became of it: crisis cells, devices, alerts, and the notifier
 * that runs in this process.
 *
 * <p>Start at {@link fr.rormobile.api.crisis.CrisisCells} (who) and {@code AlertController} (what
 * became of it).
 */
@NullMarked
package fr.rormobile.api.crisis;

import org.jspecify.annotations.NullMarked;
