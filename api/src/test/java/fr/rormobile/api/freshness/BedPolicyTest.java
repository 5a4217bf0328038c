package fr.rormobile.api.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.freshness.BedPolicy.Scope;
import fr.rormobile.api.platform.web.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BedPolicyTest {
  private static final List<BedPolicy> RULES =
      List.of(
          rule(null, null, 1440, 720, 60),
          rule(null, "burns", 480, 240, 120),
          rule("410000020", null, 1000, 700, 50));

  @Test
  void theRuleAboveIsTheNearestOfThoseThatWouldHold() {
    assertThat(BedPolicy.above(new Scope("410000020", "burns"), RULES))
        .isEqualTo(new Minutes(1000, 700, 50));
    assertThat(BedPolicy.above(new Scope("370004467", "burns"), RULES))
        .isEqualTo(new Minutes(480, 240, 120));
    assertThat(BedPolicy.above(new Scope("370004467", "surgery"), RULES))
        .isEqualTo(new Minutes(1440, 720, 60));
  }

  /** Or a direction could loosen what is asked of burns by asking something of all groups. */
  @Test
  void aRuleForAWholeFacilityIsHeldAgainstTheTightestThatItHides() {
    assertThat(BedPolicy.above(new Scope("370004467", null), RULES))
        .isEqualTo(new Minutes(480, 240, 60));
  }

  @Test
  void aWorseSituationCannotAskLessOften() {
    assertThat(new Minutes(60, 60, 60).disorder()).isEmpty();
    assertThat(new Minutes(60, 61, 62).disorder())
        .extracting(Violation::field, Violation::bound)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("tensionMinutes", "60"),
            org.assertj.core.groups.Tuple.tuple("planBlancMinutes", "61"));
  }

  @Test
  void aDirectionMayOnlyTighten() {
    var above = new Minutes(480, 240, 60);

    assertThat(above.looserThan(above)).isEmpty();
    assertThat(new Minutes(481, 240, 30).looserThan(above))
        .extracting(Violation::field)
        .containsExactly("calmMinutes");
  }

  private static BedPolicy rule(
      @Nullable String facility, @Nullable String group, int calm, int tension, int planBlanc) {
    return new BedPolicy(
        0, new Scope(facility, group), new Minutes(calm, tension, planBlanc), true, 1);
  }
}
