package fr.rormobile.api.account;

import java.util.Set;
import java.util.UUID;

/**
 * Whoever made the request, as their access token says. A controller takes it as a parameter.
 *
 * @param id of the account
 * @param facilities FINESS numbers (EG) that the roles DIRECTOR, BED_MANAGER and FEED hold for
 * @param regions INSEE codes that the role REGIONAL_TEAM, and an ARS cell's members, hold for
 * @param crisisCells ids of the cells the caller is a member of
 */
public record Caller(
    UUID id,
    String login,
    String displayName,
    Set<Role> roles,
    Set<String> facilities,
    Set<String> regions,
    Set<String> crisisCells) {

  public Caller {
    roles = Set.copyOf(roles);
    facilities = Set.copyOf(facilities);
    regions = Set.copyOf(regions);
    crisisCells = Set.copyOf(crisisCells);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  /** Whether the caller directs this facility: the one right to declare a tension. */
  public boolean directs(String facilityFiness) {
    return has(Role.DIRECTOR) && facilities.contains(facilityFiness);
  }
}
