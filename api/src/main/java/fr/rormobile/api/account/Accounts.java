package fr.rormobile.api.account;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The accounts in PostgreSQL. */
@Singleton
public class Accounts {
  private static final String SELECT =
      """
      SELECT a.id, a.login, a.display_name, a.password_hash, a.roles, a.facilities, a.regions,
             ARRAY(SELECT m.cell_id
                     FROM crisis_cell_member m
                    WHERE m.account_id = a.id) AS cells
        FROM account a
       WHERE a.active
      """;

  private final Jdbi jdbi;
  private final Passwords passwords;
  private final Clock clock;

  Accounts(Jdbi jdbi, Passwords passwords, Clock clock) {
    this.jdbi = jdbi;
    this.passwords = passwords;
    this.clock = clock;
  }

  /** One that may log in, as it is now. */
  record Account(Caller caller, String passwordHash) {
    @Override
    public String toString() {
      return caller.login();
    }
  }

  /**
   * Makes the account and its memberships, all or nothing.
   *
   * @return empty when the login is taken; nothing has changed then
   * @throws org.jdbi.v3.core.JdbiException when a crisis cell does not exist
   */
  public Optional<UUID> create(NewAccount account) {
    var hash = passwords.hash(account.password());
    return jdbi.inTransaction(
        h -> {
          var id = UUID.randomUUID();
          if (insert(h, id, account, hash) == 0) {
            return Optional.<UUID>empty();
          }
          for (var cell : account.crisisCells()) {
            h.createUpdate(
                    "INSERT INTO crisis_cell_member (cell_id, account_id) VALUES (:cell, :id)")
                .bind("cell", cell)
                .bind("id", id)
                .execute();
          }
          return Optional.of(id);
        });
  }

  private int insert(Handle h, UUID id, NewAccount account, String hash) {
    return h.createUpdate(
            """
            INSERT INTO account (id, login, display_name, email, password_hash, roles, facilities,
                                 regions, demonstration, created_at)
            VALUES (:id, :login, :name, :email, :hash, :roles, :facilities,
                    :regions, :demonstration, :now)
            ON CONFLICT (login) DO NOTHING
            """)
        .bind("id", id)
        .bind("login", account.login())
        .bind("name", account.displayName())
        .bind("email", account.email())
        .bind("hash", hash)
        .bind("roles", texts(account.roles().stream().map(Role::name)))
        .bind("facilities", texts(account.facilities().stream()))
        .bind("regions", texts(account.regions().stream()))
        .bind("demonstration", account.demonstration())
        .bind("now", clock.instant())
        .execute();
  }

  private static String[] texts(Stream<String> values) {
    return values.sorted().toArray(String[]::new);
  }

  Optional<Account> findByLogin(String login) {
    return jdbi.withHandle(
        h ->
            h.createQuery(SELECT + " AND a.login = :login")
                .bind("login", login.strip().toLowerCase(Locale.ROOT))
                .map((row, context) -> account(row))
                .findOne());
  }

  /** In a transaction of the caller's. */
  static Optional<Account> findById(Handle h, UUID id) {
    return h.createQuery(SELECT + " AND a.id = :id")
        .bind("id", id)
        .map((row, context) -> account(row))
        .findOne();
  }

  private static Account account(ResultSet row) throws SQLException {
    var caller =
        new Caller(
            row.getObject("id", UUID.class),
            row.getString("login"),
            row.getString("display_name"),
            roles(texts(row.getArray("roles"))),
            texts(row.getArray("facilities")),
            texts(row.getArray("regions")),
            texts(row.getArray("cells")));
    return new Account(caller, row.getString("password_hash"));
  }

  static Set<Role> roles(Collection<String> names) {
    return names.stream().map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> texts(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray()).collect(Collectors.toUnmodifiableSet());
  }
}
