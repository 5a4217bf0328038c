package fr.rormobile.search;

/**
 * The names of the index, said once. Any change here or in the mapping is a new {@link #VERSION}.
 */
final class Fields {
  /**
   * Of mapping and analysis. 1: first schema, 2026-11; 3: synonyms in the query; 4: beginnings of
   * names.
   */
  static final int VERSION = 4;

  /** Searches go through it. */
  static final String ALIAS = "offer";

  /** Writes go through it: an index of another schema does not carry it and cannot be written. */
  static final String WRITE_ALIAS = ALIAS + "-write-v" + VERSION;

  static final String KEY = "key";
  static final String KIND = "kind";
  static final String ID = "id";
  static final String VERSION_OF_ENTITY = "version";
  static final String DELETED = "deleted";
  static final String CONFIDENTIAL = "confidential";
  static final String DEMO = "demo";
  static final String UPDATED_AT = "updatedAt";
  static final String FACILITY_ID = "facilityId";

  static final String NAME = "name";
  static final String NAME_EXACT = NAME + ".exact";
  static final String NAME_PLAIN = NAME + ".plain";

  /** Beginnings of the whole name. */
  static final String NAME_BEGINNING = NAME + ".beginning";

  /** Beginnings of each word of the name. */
  static final String NAME_START = NAME + ".start";

  static final String PERSON_SOUND = "personSound";
  static final String ALIASES = "aliases";
  static final String PARENT_NAMES = "parentNames";

  static final String LINE = "line";
  static final String POSTCODE = "postcode";
  static final String COMMUNE_CODE = "communeCode";
  static final String COMMUNE_NAME = "communeName";
  static final String DEPARTMENT_CODE = "departmentCode";
  static final String DEPARTMENT_NAME = "departmentName";
  static final String REGION_CODE = "regionCode";
  static final String REGION_NAME = "regionName";
  static final String POSITION = "position";
  static final String POSITION_PRECISION = "positionPrecision";

  static final String IDENTIFIERS = "identifiers";
  static final String PHONES = "phones";

  static final String CODE = "code";
  static final String LABEL = "label";
  static final String LIMIT = "limit";
  static final String ACTIVITY_FIELD = "activityField";
  static final String ACTIVITIES = "operationalActivities";
  static final String CARE_MODES = "careModes";
  static final String ACTS = "specificActs";
  static final String EQUIPMENT = "equipment";
  static final String SPECIALITIES = "specialities";
  static final String PATIENT_TYPES = "patientTypes";
  static final String PROFESSIONS = "professions";
  static final String FACILITY_CATEGORY = "facilityCategory";
  static final String AGE_MIN = "ageMin";
  static final String AGE_MAX = "ageMax";

  static final String ALWAYS_OPEN = "alwaysOpen";
  static final String TIME_ZONE = "timeZone";

  /** Minutes of the week, local to the place. */
  static final String OPEN_WEEK = "openWeek";

  /** Local days. */
  static final String CLOSED_ON = "closedOn";

  /** Moments. */
  static final String OPEN_ON = "openOn";

  static final String CAPACITY = "capacity";
  static final String NATURE = "nature";
  static final String STATUS = "status";
  static final String HORIZON = "horizon";
  static final String GENDER = "gender";
  static final String ASSIGNMENT = "assignment";
  static final String COUNT = "count";

  /** Filled by copy_to, in no document: all words, those of the place, those of the labels. */
  static final String ALL = "all";

  static final String ALL_PLAIN = ALL + ".plain";
  static final String PLACE = "place";
  static final String LABELS = "labels";

  /** Beginnings of the words of names and communes: answers while a person types. */
  static final String START = "start";

  private Fields() {}

  static String codeOf(String codedList) {
    return codedList + "." + CODE;
  }
}
