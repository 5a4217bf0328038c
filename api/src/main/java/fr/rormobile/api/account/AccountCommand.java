package fr.rormobile.api.account;

import fr.rormobile.api.account.AccountArguments.Refused;
import fr.rormobile.api.platform.Secret;
import fr.rormobile.api.platform.start.Command;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Makes an account from the command line: the way in where there is no demonstration. The password
 * comes by standard input, where no list of processes and no shell history shows it.
 */
@Singleton
class AccountCommand implements Command {
  /**
   * CNIL's deliberation 2022-100 asks for 8 of three sorts where errors are limited; length is
   * easier.
   */
  private static final int SHORTEST_PASSWORD = 12;

  /** What the contract lets a phone send. */
  private static final int LONGEST_PASSWORD = 200;

  private final Accounts accounts;
  private final KnownScopes known;
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  @Inject
  AccountCommand(Accounts accounts, KnownScopes known) {
    this(accounts, known, System.in, System.out, System.err);
  }

  AccountCommand(
      Accounts accounts, KnownScopes known, InputStream in, PrintStream out, PrintStream err) {
    this.accounts = accounts;
    this.known = known;
    this.in = in;
    this.out = out;
    this.err = err;
  }

  @Override
  public String name() {
    return "compte";
  }

  @Override
  public String usage() {
    return AccountArguments.USAGE;
  }

  @Override
  public int run(List<String> arguments) {
    try {
      var account = AccountArguments.parse(arguments);
      check(account);
      create(account, password());
      out.println("Compte « " + account.login() + " » créé.");
      return 0;
    } catch (Refused refused) {
      err.println(refused.getMessage());
      return 2;
    }
  }

  private void check(AccountArguments account) {
    requireKnown("Établissement inconnu", account.facilities(), known::facilities);
    requireKnown("Région inconnue", account.regions(), known::regions);
    requireKnown("Cellule de crise inconnue", account.crisisCells(), known::crisisCells);
    for (var role : account.roles()) {
      var scope =
          switch (role) {
            case DIRECTOR, BED_MANAGER, FEED -> account.facilities();
            case CRISIS_CELL -> account.crisisCells();
            case REGIONAL_TEAM -> account.regions();
            case CLINICIAN -> Set.of("*");
          };
      if (scope.isEmpty()) {
        throw new Refused(
            "Le rôle "
                + role
                + " ne permet rien sans périmètre : donnez --etablissement, --cellule ou"
                + " --region.");
      }
    }
    if (account.email() != null && !account.email().matches("[^@\\s]+@[^@\\s]+")) {
      throw new Refused("« " + account.email() + " » n'est pas une adresse de courriel.");
    }
    var login = account.login();
    if (login.isBlank() || login.length() > 200 || account.displayName().isBlank()) {
      throw new Refused("Donnez un identifiant (200 caractères au plus) et un nom affiché.");
    }
  }

  private static void requireKnown(
      String problem, Set<String> wanted, UnaryOperator<Set<String>> known) {
    var unknown = new TreeSet<>(wanted);
    unknown.removeAll(known.apply(wanted));
    if (!unknown.isEmpty()) {
      throw new Refused(problem + " : « " + unknown.first() + " ».");
    }
  }

  private Secret password() {
    try {
      var line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
      var length = line == null ? 0 : line.length();
      if (line == null || length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
        throw new Refused(
            "Donnez sur l'entrée standard un mot de passe de "
                + SHORTEST_PASSWORD
                + " à "
                + LONGEST_PASSWORD
                + " caractères.");
      }
      return new Secret(line);
    } catch (IOException broken) {
      throw new Refused("L'entrée standard n'est pas lisible.");
    }
  }

  private void create(AccountArguments account, Secret password) {
    var created =
        accounts.create(
            new NewAccount(
                account.login(),
                account.displayName(),
                account.email(),
                password,
                account.roles(),
                account.facilities(),
                account.regions(),
                account.crisisCells(),
                false));
    if (created.isEmpty()) {
      throw new Refused("L'identifiant « " + account.login() + " » existe déjà.");
    }
  }
}
