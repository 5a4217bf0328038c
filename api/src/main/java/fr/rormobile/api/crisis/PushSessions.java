package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.CallerSession;
import fr.rormobile.api.account.SessionEnding;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import fr.rormobile.notifier.Devices;
import fr.rormobile.notifier.Devices.Platform;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The pushes of a device end with the session that asked for them. A telephone that was lost, and
 * whose session its owner closed elsewhere, must neither show alerts nor say that it has shown
 * them, which would hold back the mail. A session that reaches its last day takes nothing away:
 * whoever forgot to sign in again is still warned.
 */
@Singleton
class PushSessions implements SessionEnding {
  private final Jdbi jdbi;
  private final Devices devices;

  PushSessions(Jdbi jdbi, Devices devices) {
    this.jdbi = jdbi;
    this.devices = devices;
  }

  /**
   * @throws ProblemException 401: the session was ended, although its access token lives on
   */
  void register(
      Caller caller, CallerSession session, String device, Platform platform, String token) {
    jdbi.useTransaction(
        h -> {
          // Whoever ends the session meanwhile waits, and then finds the device.
          var open =
              h.createQuery(
                      """
                      SELECT 1 FROM session WHERE id = :id AND ended_at IS NULL FOR SHARE
                      """)
                  .bind("id", session.id())
                  .mapTo(Integer.class)
                  .findOne();
          if (open.isEmpty()) {
            throw ProblemException.of(
                ProblemKind.SESSION_EXPIRED, "Cette session a été fermée : reconnectez-vous.");
          }
          h.createUpdate(
                  """
                  INSERT INTO push_session (device_id, session_id)
                  VALUES (:device, :session)
                      ON CONFLICT (device_id) DO UPDATE
                     SET session_id = excluded.session_id
                  """)
              .bind("device", device)
              .bind("session", session.id())
              .execute();
          devices.register(
              h.getConnection(), device, CrisisCells.ownerOf(caller.id()), platform, token);
        });
  }

  @Override
  public void ended(Handle transaction, UUID session) {
    transaction
        .createQuery("DELETE FROM push_session WHERE session_id = :id RETURNING device_id")
        .bind("id", session)
        .mapTo(String.class)
        .list()
        .forEach(device -> Devices.unregister(transaction.getConnection(), device));
  }
}
