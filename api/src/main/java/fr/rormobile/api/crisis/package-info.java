/**
 * Who is warned, on what, and what became of it: crisis cells, devices, alerts, and the notifier
 * that runs in this process.
 *
 * <p>Cells are edited by {@code CellEdits}, duties and who is on call by {@code DutyEdits} and
 * {@code DutyRoster}, hand-overs by {@code HandOvers}, subscribers' systems by {@code Subscribers}.
 * {@code CellTimer} runs what goes off by itself: cells that stay silent, hand-overs, probes.
 *
 * <p>Start at {@link fr.rormobile.api.crisis.CrisisCells} (who) and {@code AlertController} (what
 * became of it).
 */
@NullMarked
package fr.rormobile.api.crisis;

import org.jspecify.annotations.NullMarked;
