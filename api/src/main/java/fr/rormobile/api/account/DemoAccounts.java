package fr.rormobile.api.account;

import fr.rormobile.api.platform.Secret;
import fr.rormobile.api.platform.start.StartStep;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The accounts of the demonstration, with their crisis cells, made once in a database that has no
 * account. Scopes name only what the database holds. A kill in between is mended at the next start:
 * what is missing is made then, for as long as all accounts are those of the demonstration.
 */
@Singleton
@Requires(property = "ror.demonstration", value = "true")
class DemoAccounts implements StartStep {
  /** Of every one of them; written in the banner and in the README. */
  static final String PASSWORD = "demonstration";

  private final Accounts accounts;
  private final KnownScopes known;
  private final Jdbi jdbi;

  DemoAccounts(Accounts accounts, KnownScopes known, Jdbi jdbi) {
    this.accounts = accounts;
    this.known = known;
    this.jdbi = jdbi;
  }

  @Override
  public int getOrder() {
    return DEMONSTRATION + 1;
  }

  @Override
  public void run(Progress progress) {
    var missing = DemoAccount.ALL.stream().filter(this::isMissing).toList();
    if (missing.isEmpty() || hasRealAccounts()) {
      return;
    }
    jdbi.useTransaction(DemoAccounts::createCells);
    missing.forEach(this::create);
    progress.say("Comptes de démonstration : " + missing.size() + ".");
  }

  private boolean isMissing(DemoAccount account) {
    return accounts.findByLogin(account.login()).isEmpty();
  }

  private boolean hasRealAccounts() {
    return jdbi.withHandle(
        h ->
            h.createQuery("SELECT EXISTS (SELECT FROM account WHERE NOT demonstration)")
                .mapTo(Boolean.class)
                .one());
  }

  private static void createCells(Handle h) {
    h.createUpdate(
            """
            INSERT INTO crisis_cell (id, name, region_code, email)
            SELECT 'ars-24', 'Cellule de crise, ARS Centre-Val de Loire (démonstration)', code,
                   'cellule.ars@exemple.invalid'
              FROM region
             WHERE code = '24'
            ON CONFLICT (id) DO NOTHING
            """)
        .execute();
    h.createUpdate(
            """
            INSERT INTO crisis_cell (id, name, facility_finess, email)
            SELECT 'eg-' || finess, 'Cellule de crise, ' || name || ' (démonstration)', finess,
                   'cellule.' || finess || '@exemple.invalid'
              FROM facility
             WHERE finess = ANY (:facilities)
               AND deleted_at IS NULL
            ON CONFLICT (id) DO NOTHING
            """)
        .bind("facilities", new String[] {DemoAccount.TOURS, DemoAccount.BLOIS})
        .execute();
  }

  private void create(DemoAccount account) {
    accounts.create(
        new NewAccount(
            account.login(),
            account.displayName(),
            account.login() + "@exemple.invalid",
            new Secret(PASSWORD),
            Set.of(account.role()),
            known.facilities(account.facilities()),
            known.regions(account.regions()),
            known.crisisCells(account.crisisCells()),
            true));
  }
}
