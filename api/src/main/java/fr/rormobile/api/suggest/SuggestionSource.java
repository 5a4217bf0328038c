package fr.rormobile.api.suggest;

import java.util.List;

/** Knows things of some kinds by what is typed of their names. */
public interface SuggestionSource {
  /**
   * @param candidates of each kind the best first
   * @param lenient nothing begins as typed: these come close
   * @param degraded answered without OpenSearch
   */
  record Found(List<Candidate> candidates, boolean lenient, boolean degraded) {
    public Found {
      candidates = List.copyOf(candidates);
    }

    public static Found of(List<Candidate> candidates) {
      return new Found(candidates, false, false);
    }
  }

  /** Only what this person may know of; at most {@link Typed#size()} of each kind. */
  Found find(Typed typed);
}
