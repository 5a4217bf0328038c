/**
 * Who calls, and what they may do: accounts, sessions, tokens, roles and scopes.
 *
 * <p>Start at {@link fr.rormobile.api.account.Caller}.
 */
@NullMarked
package fr.rormobile.api.account;

import org.jspecify.annotations.NullMarked;
