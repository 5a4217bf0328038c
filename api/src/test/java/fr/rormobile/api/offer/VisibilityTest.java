package fr.rormobile.api.offer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibilityTest {
  private static final String OWN = "2A0000014";
  private static final String OTHER = "410000020";

  @ParameterizedTest
  @CsvSource({
    // role, restricted, very restricted of own facility, of another
    "CLINICIAN, true, false, false",
    "DIRECTOR, true, true, false",
    "BED_MANAGER, true, true, false",
    "CRISIS_CELL, true, true, true",
    "REGIONAL_TEAM, true, true, true",
    "FEED, false, false, false",
  })
  void contactsBelongToThoseWhoNeedThem(
      Role role, boolean restricted, boolean ownVeryRestricted, boolean otherVeryRestricted) {
    var visible = Visibility.of(caller(role));

    assertThat(visible.sees(Confidentiality.PUBLIC, Set.of(OTHER))).isTrue();
    assertThat(visible.sees(Confidentiality.RESTRICTED, Set.of(OTHER))).isEqualTo(restricted);
    assertThat(visible.sees(Confidentiality.VERY_RESTRICTED, Set.of(OWN)))
        .isEqualTo(ownVeryRestricted);
    assertThat(visible.sees(Confidentiality.VERY_RESTRICTED, Set.of(OTHER)))
        .isEqualTo(otherVeryRestricted);
  }

  @ParameterizedTest
  @CsvSource({
    "CLINICIAN, true, true",
    "DIRECTOR, true, true",
    "BED_MANAGER, true, true",
    "CRISIS_CELL, true, true",
    "REGIONAL_TEAM, true, true",
    "FEED, true, false",
  })
  void confidentialUnitsAreForProfessionalsAndTheirOwnSystem(
      Role role, boolean own, boolean other) {
    var visible = Visibility.of(caller(role));

    assertThat(visible.seesUnit(true, OWN)).isEqualTo(own);
    assertThat(visible.seesUnit(true, OTHER)).isEqualTo(other);
    assertThat(visible.seesUnit(false, OTHER)).isTrue();
  }

  @Test
  void anAccountWithoutRoleSeesWhatIsPublic() {
    var nobody = new Caller(UUID.randomUUID(), "x", "X", Set.of(), Set.of(OWN), Set.of(), Set.of());
    var contacts =
        List.of(
            new Contact(ContactKind.STANDARD, "0254556633", null, Confidentiality.PUBLIC),
            new Contact(ContactKind.ALERT, "0254556634", null, Confidentiality.VERY_RESTRICTED));

    assertThat(Visibility.of(nobody).of(contacts, Set.of(OWN)))
        .extracting(Contact::value)
        .containsExactly("0254556633");
    assertThat(Visibility.of(nobody).seesUnit(true, OWN)).isFalse();
  }

  static Caller caller(Role role) {
    return new Caller(
        UUID.randomUUID(), "jean", "Jean", Set.of(role), Set.of(OWN), Set.of("94"), Set.of());
  }
}
