package fr.rormobile.api.advanced;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.offer.Confidentiality;
import fr.rormobile.api.offer.Visibility;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a caller may see, as a statement needs it; {@link Visibility} decides.
 *
 * @param ownFacilities FINESS numbers whose very restricted contacts the caller may see
 */
record Sight(
    boolean confidentialUnits,
    boolean restricted,
    boolean veryRestricted,
    Set<String> ownFacilities) {

  Sight {
    ownFacilities = Set.copyOf(ownFacilities);
  }

  static Sight of(Caller caller) {
    var visible = Visibility.of(caller);
    return new Sight(
        visible.seesConfidentialUnits(),
        visible.sees(Confidentiality.RESTRICTED, Set.of()),
        visible.sees(Confidentiality.VERY_RESTRICTED, Set.of()),
        caller.facilities().stream()
            .filter(own -> visible.sees(Confidentiality.VERY_RESTRICTED, Set.of(own)))
            .collect(Collectors.toSet()));
  }
}
