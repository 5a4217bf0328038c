package fr.rormobile.api.offer;

/** J222: who may be told a contact point; {@link Visibility} decides. */
public enum Confidentiality {
  PUBLIC,
  RESTRICTED,
  VERY_RESTRICTED
}
