package fr.rormobile.api.crisis;

import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.AlertOutbox;
import fr.rormobile.notifier.Enqueued;
import fr.rormobile.notifier.Recipient;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Alerts to accounts by name, on all their devices and by mail. Whoever is named may read the alert
 * and what became of it, and nobody else.
 */
@Singleton
public class PersonalAlerts {
  private static final int LONGEST_LABEL = 120;

  private final AlertOutbox outbox;

  public PersonalAlerts(AlertOutbox outbox) {
    this.outbox = outbox;
  }

  /**
   * An account to be told.
   *
   * @param email null, or not a plain address: told by push alone
   */
  public record Person(UUID account, String name, @Nullable String email) {
    Recipient recipient() {
      return recipient(CrisisCells.ownerOf(account), name, email, true);
    }

    /** Without the address, when it is none that a mail may go to. */
    static Recipient recipient(String ref, String name, @Nullable String email, boolean push) {
      var label = Lines.of(name, LONGEST_LABEL);
      try {
        return new Recipient(ref, label, email, push);
      } catch (IllegalArgumentException noPlainAddress) {
        return new Recipient(ref, label, null, push);
      }
    }
  }

  /** In the caller's transaction: told exactly if it commits. */
  public Enqueued raise(Handle h, Alert alert, List<Person> people) {
    return raise(
        h,
        alert,
        people.stream().map(Person::recipient).toList(),
        people.stream().map(Person::account).toList());
  }

  /**
   * @param readers who may read it and what became of it, whether they are told or not
   */
  Enqueued raise(Handle h, Alert alert, List<Recipient> recipients, Collection<UUID> readers) {
    Enqueued enqueued;
    try {
      enqueued = outbox.enqueue(h.getConnection(), alert, recipients);
    } catch (SQLException refused) {
      throw new IllegalStateException("alert " + alert.id() + " not enqueued", refused);
    }
    var batch = h.prepareBatch("INSERT INTO alert_reader VALUES (:account, :raisedAt, :alert)");
    for (var reader : readers) {
      batch
          .bind("account", reader)
          .bind("raisedAt", Timestamp.from(alert.raisedAt()))
          .bind("alert", alert.id())
          .add();
    }
    batch.execute();
    return enqueued;
  }
}
