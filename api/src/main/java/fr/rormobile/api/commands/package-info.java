/**
 * What a phone did without network, sent together once there is one: each command is done through
 * the service of its single route, in a transaction of its own, and has its verdict.
 *
 * <p>Start at {@link fr.rormobile.api.commands.Commands}. A feature takes part by a bean of {@link
 * fr.rormobile.api.commands.OfflineCommand}.
 */
@NullMarked
package fr.rormobile.api.commands;

import org.jspecify.annotations.NullMarked;
