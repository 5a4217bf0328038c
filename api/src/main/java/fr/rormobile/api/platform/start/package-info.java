/**
 * From a command line to a program that answers: settings, data folder, stores, steps, banner.
 *
 * <p>Start at {@link fr.rormobile.api.platform.start.Launcher}.
 */
@NullMarked
package fr.rormobile.api.platform.start;

import org.jspecify.annotations.NullMarked;
