package fr.rormobile.search;

/** What a search can be counted by. */
public enum FacetField {
  DEPARTMENT(Fields.DEPARTMENT_CODE, 20),
  /** All of them: there are 18. */
  REGION(Fields.REGION_CODE, 30),
  ACTIVITY(Fields.codeOf(Fields.ACTIVITIES), 20),
  CARE_MODE(Fields.codeOf(Fields.CARE_MODES), 20);

  private final String path;
  private final int most;

  FacetField(String path, int most) {
    this.path = path;
    this.most = most;
  }

  /** Values counted at once, the most frequent ones. */
  int most() {
    return most;
  }

  String path() {
    return path;
  }
}
