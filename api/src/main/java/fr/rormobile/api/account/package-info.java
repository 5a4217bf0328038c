/**
 * Who calls, and what they may do: accounts, sessions, tokens, roles and scopes.
 *
 * <p>A request shows an access token, and its controller is given a {@link
 * fr.rormobile.api.account.Caller}. Coming in starts at {@code AuthController}; the rules are in
 * {@code Access} and, for what a refresh token is worth, in {@code Sessions}. Every route is closed
 * unless it says {@code @Secured} with somebody's name.
 */
@NullMarked
package fr.rormobile.api.account;

import org.jspecify.annotations.NullMarked;
