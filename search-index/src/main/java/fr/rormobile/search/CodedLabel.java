package fr.rormobile.search;

/**
 * A term of an official nomenclature: the code filters, the French label is searched by words.
 *
 * @param code never blank, matched exactly
 * @param label French, may be empty when the nomenclature gives none
 */
public record CodedLabel(String code, String label) {
  public CodedLabel {
    Check.notBlank("code", code);
  }
}
