package fr.rormobile.api.imports;

/** What became of the records read. */
record Counts(long created, long updated, long unchanged, long refused) {
  static final Counts NONE = new Counts(0, 0, 0, 0);

  long read() {
    return created + updated + unchanged + refused;
  }

  Counts plus(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied.CREATED -> new Counts(created + 1, updated, unchanged, refused);
      case Outcome.Applied.UPDATED -> new Counts(created, updated + 1, unchanged, refused);
      case Outcome.Applied.UNCHANGED -> new Counts(created, updated, unchanged + 1, refused);
      case Outcome.Refused _ -> new Counts(created, updated, unchanged, refused + 1);
    };
  }

  Counts plus(Counts more) {
    return new Counts(
        created + more.created,
        updated + more.updated,
        unchanged + more.unchanged,
        refused + more.refused);
  }
}
