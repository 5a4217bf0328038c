/**
 * How often bed figures are due, and who is told when they are not there: rules ({@code
 * BedPolicies}), the rhythm in force, the board, reminders ({@code BedWatch}) and silent feeds
 * ({@code FeedWatch}).
 *
 * <p>What is asked of a figure now stands in the SQL view {@code bed_rhythm}; which units are
 * waited for in the view {@code bed_expected}; when somebody is told in {@code BedChase}.
 */
@NullMarked
package fr.rormobile.api.freshness;

import org.jspecify.annotations.NullMarked;
