package fr.rormobile.api.advanced;

/** What is looked for. */
enum Kind {
  FACILITY("Établissements", "etablissements"),
  UNIT("Unités", "unites"),
  PROFESSIONAL("Professionnels", "professionnels");

  private final String label;
  private final String file;

  Kind(String label, String file) {
    this.label = label;
    this.file = file;
  }

  String label() {
    return label;
  }

  /** Name of a table of them. */
  String file() {
    return file;
  }
}
