package fr.rormobile.api.crisis;

/** A drill of one crisis cell, in one tap. */
final class CellDrill {
  static final String KIND = "CELL_DRILL";

  private CellDrill() {}
}
