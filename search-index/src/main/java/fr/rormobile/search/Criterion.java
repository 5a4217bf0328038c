package fr.rormobile.search;

/**
 * What a search asks of an entity: one after the other, so that one that is missed can be named.
 */
public enum Criterion {
  /** In the index, and not gone. */
  PUBLISHED,
  /** Not confidential, or for a caller who may see what is. */
  VISIBLE,
  KIND,
  WORDS,
  DISTANCE,
  BOX,
  DEPARTMENT,
  COMMUNE,
  REGION,
  ACTIVITY_FIELD,
  ACTIVITY,
  CARE_MODE,
  ACT,
  EQUIPMENT,
  SPECIALITY,
  PATIENT_TYPE,
  PROFESSION,
  CATEGORY,
  AGE,
  OPEN,
  BEDS
}
