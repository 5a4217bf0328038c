/**
 * The catalogue of HET actions, the models of plans, the plans that a facility makes from them, and
 * whose beds it counts on: read by all, edited with versions. Start at {@code PlanController}; who
 * may edit what stands in {@code PlanEdits}. A tension keeps the version it was declared under.
 */
@NullMarked
package fr.rormobile.api.hetplans;

import org.jspecify.annotations.NullMarked;
