package fr.rormobile.api.account;

import fr.rormobile.api.platform.Secret;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account to be made.
 *
 * @param login kept in lower case; 1 to 200 characters
 * @param email null: alerts reach this person by push alone
 * @param roles at least one
 * @param facilities FINESS numbers (EG)
 * @param regions INSEE codes
 * @param crisisCells ids of cells that exist; the account becomes a member of each
 * @param demonstration whether the account is invented
 */
public record NewAccount(
    String login,
    String displayName,
    @Nullable String email,
    Secret password,
    Set<Role> roles,
    Set<String> facilities,
    Set<String> regions,
    Set<String> crisisCells,
    boolean demonstration) {

  public NewAccount {
    login = login.strip().toLowerCase(Locale.ROOT);
    roles = Set.copyOf(roles);
    facilities = Set.copyOf(facilities);
    regions = Set.copyOf(regions);
    crisisCells = Set.copyOf(crisisCells);
    if (login.isEmpty() || login.length() > 200) {
      throw new IllegalArgumentException("a login has 1 to 200 characters");
    }
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("an account has at least one role");
    }
  }
}
