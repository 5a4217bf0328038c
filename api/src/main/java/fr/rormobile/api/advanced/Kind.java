package fr.rormobile.api.advanced;

/** What is looked for. */
enum Kind {
  FACILITY("Établissements"),
  UNIT("Unités"),
  PROFESSIONAL("Professionnels");

  private final String label;

  Kind(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
