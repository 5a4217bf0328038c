package fr.rormobile.search;

/** What a search can be counted by. */
public enum FacetField {
  DEPARTMENT(Fields.DEPARTMENT_CODE),
  ACTIVITY(Fields.codeOf(Fields.ACTIVITIES)),
  CARE_MODE(Fields.codeOf(Fields.CARE_MODES));

  private final String path;

  FacetField(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }
}
