package fr.rormobile.api.account;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.List;

/** The accounts that anybody may try: those of the demonstration, where they are. */
@Singleton
public class OfferedAccounts {
  private final Accounts accounts;
  private final boolean demonstration;

  OfferedAccounts(
      Accounts accounts,
      @Property(name = "ror.demonstration", defaultValue = "false") boolean demonstration) {
    this.accounts = accounts;
    this.demonstration = demonstration;
  }

  /**
   * @param can what a person can do with it, in French
   */
  public record OfferedAccount(String login, String can) {
    public static final String PASSWORD = DemoAccounts.PASSWORD;
  }

  /** Empty outside of a demonstration, and in a database that was filled for real. */
  public List<OfferedAccount> list() {
    return demonstration
        ? DemoAccount.ALL.stream()
            .filter(account -> accounts.findByLogin(account.login()).isPresent())
            .map(account -> new OfferedAccount(account.login(), account.can()))
            .toList()
        : List.of();
  }
}
