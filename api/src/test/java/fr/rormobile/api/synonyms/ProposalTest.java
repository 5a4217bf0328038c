package fr.rormobile.api.synonyms;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.search.SynonymRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The synonym that a search lacked. */
class ProposalTest {
  private static final String LABEL = "Soins intensifs spécialisés cardiologie (USIC)";
  private static final List<String> UNIT =
      List.of("CARDIOLOGIE (USIC)", "CH BLOIS SIMONE VEIL", "Blois", "Loir-et-Cher", LABEL);
  private static final List<SynonymRule> RULES = List.of(SynonymRule.read("cardio, cardiologie"));

  @Test
  void wordsThatNothingExplainsStandForWhatTheUnitDoes() {
    assertThat(Proposal.of("lit coro 75 ans Blois", LABEL, UNIT, RULES))
        .contains(SynonymRule.read("coro => Soins intensifs spécialisés cardiologie"));
  }

  @Test
  void aSearchWhoseWordsAreAllKnownProposesNothing() {
    assertThat(Proposal.of("cardio loir-et-cher disponible", LABEL, UNIT, RULES)).isEmpty();
  }

  @Test
  void aWholeSentenceIsNoSynonym() {
    assertThat(Proposal.of("monsieur très fatigué depuis hier soir", LABEL, UNIT, RULES)).isEmpty();
  }
}
