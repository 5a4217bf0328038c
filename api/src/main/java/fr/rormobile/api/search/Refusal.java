package fr.rormobile.api.search;

/**
 * A document that cannot be indexed for what it holds: trying the same version again helps only
 * after this program or its data were mended.
 *
 * @param reason for an operator
 */
record Refusal(DocumentVersion document, String reason) {
  private static final int LONGEST_REASON = 1_000;

  Refusal {
    reason = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
  }
}
