package fr.rormobile.notifier;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Which phones and browsers may be pushed to, and whose they are. Thread-safe. */
public final class Devices {

  /** What kind of device it is. */
  public enum Platform {
    ANDROID,
    IOS,
    WEB
  }

  /**
   * One device, without its token.
   *
   * @param id chosen by the device, stable over tokens
   * @param ownerRef the {@link Recipient#ref} it belongs to
   */
  public record Device(String id, String ownerRef, Platform platform) {}

  private final Jdbi jdbi;
  private final Clock clock;

  public Devices(DataSource database, Clock clock) {
    this.jdbi = Jdbi.create(database);
    this.clock = clock;
  }

  /**
   * Registers the device, or changes its owner or token. A token that another device had moves to
   * this one: the provider gives a token to one installation at a time, so the other is gone.
   *
   * @throws IllegalArgumentException for a blank or overlong id, owner or token
   */
  public void register(String deviceId, String ownerRef, Platform platform, String token) {
    jdbi.useTransaction(h -> register(h.getConnection(), deviceId, ownerRef, platform, token));
  }

  /**
   * The same in the caller's transaction.
   *
   * @param transaction stays open, neither committed nor rolled back
   */
  public void register(
      Connection transaction, String deviceId, String ownerRef, Platform platform, String token) {
    Text.line("device id", deviceId, 100);
    Text.line("owner", ownerRef, 100);
    Text.line("token", token, 4096);
    Jdbi.create(transaction)
        .useHandle(
            h -> {
              // Two devices that swap tokens at once would wait for each other's row.
              h.createQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtext('notifier.device'))")
                  .mapTo(Integer.class)
                  .one();
              h.createUpdate("DELETE FROM notifier.device WHERE token = :token AND id <> :id")
                  .bind("token", token)
                  .bind("id", deviceId)
                  .execute();
              h.createUpdate(
                      """
                      INSERT INTO notifier.device (id, owner_ref, platform, token, registered_at)
                      VALUES (:id, :owner, :platform, :token, :now)
                          ON CONFLICT (id) DO UPDATE
                         SET owner_ref = excluded.owner_ref,
                             platform = excluded.platform,
                             token = excluded.token,
                             registered_at = excluded.registered_at
                      """)
                  .bind("id", deviceId)
                  .bind("owner", ownerRef)
                  .bind("platform", platform.name())
                  .bind("token", token)
                  .bind("now", clock.instant())
                  .execute();
            });
  }

  /**
   * Nothing is pushed to the device any more; unknown or somebody else's: nothing happens.
   *
   * @return whether there was such a device of that owner
   */
  public boolean unregister(String deviceId, String ownerRef) {
    return jdbi.withHandle(
            h ->
                h.createUpdate("DELETE FROM notifier.device WHERE id = :id AND owner_ref = :owner")
                    .bind("id", deviceId)
                    .bind("owner", ownerRef)
                    .execute())
        > 0;
  }

  /**
   * As {@link #unregister(String, String)} of whoever has it, in the caller's transaction.
   *
   * @param transaction stays open, neither committed nor rolled back
   */
  public static void unregister(Connection transaction, String deviceId) {
    Jdbi.create(transaction)
        .useHandle(h -> h.execute("DELETE FROM notifier.device WHERE id = ?", deviceId));
  }

  /** In the order of their ids; empty when the owner has none. */
  public List<Device> forOwner(String ownerRef) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT id, owner_ref, platform
                      FROM notifier.device
                     WHERE owner_ref = :owner
                     ORDER BY id
                    """)
                .bind("owner", ownerRef)
                .map((rows, context) -> device(rows))
                .list());
  }

  /**
   * Forgets a token of which the provider says that it is no more registered, unless the device has
   * another by now.
   *
   * @return whether the device is still there, with another token
   */
  public boolean forget(String deviceId, String token) {
    return jdbi.inTransaction(
        h -> {
          h.createUpdate("DELETE FROM notifier.device WHERE id = :id AND token = :token")
              .bind("id", deviceId)
              .bind("token", token)
              .execute();
          return h.createQuery("SELECT count(*) FROM notifier.device WHERE id = :id")
                  .bind("id", deviceId)
                  .mapTo(Integer.class)
                  .one()
              > 0;
        });
  }

  private static Device device(ResultSet rows) throws SQLException {
    return new Device(
        rows.getString("id"),
        rows.getString("owner_ref"),
        Platform.valueOf(rows.getString("platform")));
  }
}
