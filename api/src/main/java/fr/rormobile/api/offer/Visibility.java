package fr.rormobile.api.offer;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What a caller may see of the offer: the one place that decides it.
 *
 * <p>From the confidentiality levels (J222) and client profiles of the national model:
 * professionals see all but what is very restricted; that is for those who run the region or the
 * crisis, and for the facility's own direction. A hospital's system (FEED) brings figures: of the
 * others' offer it sees what is public.
 */
public final class Visibility {
  private static final Set<Role> PROFESSIONALS =
      Set.of(Role.CLINICIAN, Role.DIRECTOR, Role.BED_MANAGER, Role.CRISIS_CELL, Role.REGIONAL_TEAM);

  private final Caller caller;

  private Visibility(Caller caller) {
    this.caller = caller;
  }

  public static Visibility of(Caller caller) {
    return new Visibility(caller);
  }

  /** Whether the caller may know of every unit, confidential or not. */
  public boolean seesConfidentialUnits() {
    return caller.roles().stream().anyMatch(PROFESSIONALS::contains);
  }

  /** Whether the caller may know that this unit exists. */
  public boolean seesUnit(boolean confidential, String facilityFiness) {
    return !confidential
        || seesConfidentialUnits()
        || (caller.has(Role.FEED) && caller.facilities().contains(facilityFiness));
  }

  /**
   * @param facilities FINESS numbers of where the contact belongs
   */
  public boolean sees(Confidentiality level, Collection<String> facilities) {
    return switch (level) {
      case PUBLIC -> true;
      case RESTRICTED -> caller.roles().stream().anyMatch(PROFESSIONALS::contains);
      case VERY_RESTRICTED ->
          caller.has(Role.REGIONAL_TEAM)
              || caller.has(Role.CRISIS_CELL)
              || ((caller.has(Role.DIRECTOR) || caller.has(Role.BED_MANAGER))
                  && facilities.stream().anyMatch(caller.facilities()::contains));
    };
  }

  /** Those of the contacts that the caller may see, in their order. */
  public List<Contact> of(Collection<Contact> contacts, Collection<String> facilities) {
    return contacts.stream()
        .filter(contact -> sees(contact.confidentiality(), facilities))
        .toList();
  }
}
