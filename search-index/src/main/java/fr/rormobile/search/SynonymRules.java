package fr.rormobile.search;

import java.util.List;

/** What hospitals write for what, as shipped: for those who search without OpenSearch. */
public final class SynonymRules {
  private SynonymRules() {}

  /** One rule a line: « CH, centre hospitalier », or « a => b, c » for one way. Not folded. */
  public static List<String> shipped() {
    return Analysis.synonyms();
  }
}
