/**
 * Who may declare a tension for a facility: its directors, and whom one of them gave that right for
 * a time. Start at {@code DeclaringRights}; giving and withdrawing stand in {@code Delegations}.
 */
@NullMarked
package fr.rormobile.api.delegation;

import org.jspecify.annotations.NullMarked;
