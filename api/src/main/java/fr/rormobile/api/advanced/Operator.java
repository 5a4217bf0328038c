package fr.rormobile.api.advanced;

/** How a field is compared with the values of a criterion. */
enum Operator {
  /** At least one of the values. */
  HAS_ANY("comporte", 1, Operator.MOST_VALUES),
  /** Every one of the values. */
  HAS_ALL("comporte tous", 1, Operator.MOST_VALUES),
  IS("est", 1, 1),
  /** At least one of the values; letters without case and accents. */
  STARTS_WITH("commence par", 1, Operator.MOST_VALUES),
  /** As {@link #STARTS_WITH}, anywhere. */
  CONTAINS("contient", 1, Operator.MOST_VALUES),
  AT_LEAST("au moins", 1, 1),
  AT_MOST("au plus", 1, 1),
  /** Strictly. */
  BEFORE("avant", 1, 1),
  /** Strictly. */
  AFTER("après", 1, 1),
  /** Nothing is known. */
  EMPTY("est vide", 0, 0),
  NOT_EMPTY("n'est pas vide", 0, 0);

  static final int MOST_VALUES = 50;

  private final String label;
  private final int least;
  private final int most;

  Operator(String label, int least, int most) {
    this.label = label;
    this.least = least;
    this.most = most;
  }

  String label() {
    return label;
  }

  /** How many values it takes. */
  int least() {
    return least;
  }

  int most() {
    return most;
  }
}
