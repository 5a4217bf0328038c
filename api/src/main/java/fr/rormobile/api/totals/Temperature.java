package fr.rormobile.api.totals;

/** Lits chauds, where emergencies go ({@code discipline_group.hot}), and all others. */
enum Temperature {
  HOT,
  COLD
}
