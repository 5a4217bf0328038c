/**
 * What is said about beds and places, and what it adds up to.
 *
 * <p>Start at {@link fr.rormobile.api.beds.BedReader}; what a figure is made of is in {@link
 * fr.rormobile.api.beds.BedFigure}, how long it can be trusted in {@link
 * fr.rormobile.api.beds.Freshness}.
 */
@NullMarked
package fr.rormobile.api.beds;

import org.jspecify.annotations.NullMarked;
