/**
 * Bed figures that a hospital's own system sends: batches, files, and the official patch.
 *
 * <p>Start at {@link fr.rormobile.api.feeds.Feeds}: one message, one transaction. What a file's
 * columns mean is in {@link fr.rormobile.api.feeds.FeedCsv} alone, the official patch in {@link
 * fr.rormobile.api.feeds.LocationPatches}.
 */
@NullMarked
package fr.rormobile.api.feeds;

import org.jspecify.annotations.NullMarked;
