package fr.rormobile.api.crisis;

import fr.rormobile.notifier.Recipient;
import fr.rormobile.notifier.Recipient.Turn;
import fr.rormobile.notifier.Webhooks;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Whom a tension concerns by duty: whoever is on call, else the holder, else the mailbox. A duty
 * that nobody holds any more stays in the list, as one whom nothing reaches.
 */
@Singleton
class DutyRecipients {
  private static final int LONGEST_LABEL = 120;

  private static final String SELECT =
      """
      SELECT d.id, d.label, d.email AS mailbox, d.phone AS mailbox_phone, d.webhook_id, s.account_id IS NOT NULL AS on_call,
             a.id AS account, a.display_name, a.email,
             a.phone
        FROM facility f
        JOIN alert_duty d ON d.removed_at IS NULL
                         AND :event = ANY (d.events)
                         AND %s
      """
          + DutyStore.ON_CALL
          + """
            LEFT JOIN account a ON a.id = coalesce(s.account_id, d.account_id) AND a.active
           WHERE f.finess = :facility
           ORDER BY d.facility_finess NULLS LAST, d.department_code NULLS LAST, d.role, d.label, d.id
          """;

  private static final String AROUND =
      """
      (   d.facility_finess = f.finess
       OR d.department_code = f.department_code
       OR d.region_code = f.region_code)\
      """;
  private static final String INSIDE = "d.facility_finess = f.finess";

  private final Clock clock;
  private final Texting texting;

  DutyRecipients(Clock clock, Texting texting) {
    this.clock = clock;
    this.texting = texting;
  }

  /** Of the facility, its département and its region. */
  List<Recipient> around(Handle h, String facility, TensionEvent event) {
    return read(h, AROUND, facility, event);
  }

  /** Of the facility itself alone. */
  List<Recipient> inside(Handle h, String facility, TensionEvent event) {
    return read(h, INSIDE, facility, event);
  }

  private List<Recipient> read(Handle h, String where, String facility, TensionEvent event) {
    return h.createQuery(SELECT.formatted(where))
        .bind("facility", facility)
        .bind("event", event.name())
        .bind("now", clock.instant())
        .map((row, context) -> recipient(row))
        .list();
  }

  private Recipient recipient(ResultSet row) throws SQLException {
    var account = row.getString("account");
    var duty = Lines.of(row.getString("label"), LONGEST_LABEL);
    var webhook = row.getString("webhook_id");
    if (webhook != null) {
      return new Recipient(Webhooks.refOf(webhook), duty, null, false);
    }
    if (account == null) {
      var ref = "duty:" + row.getString("id");
      return row.getBoolean("on_call")
          ? new Recipient(ref, duty, null, false)
          : new Recipient(
              ref,
              duty,
              row.getString("mailbox"),
              texting.to(row.getString("mailbox_phone")),
              false,
              Turn.NOW);
    }
    return new Recipient(
        "account:" + account,
        Lines.of(duty + " – " + row.getString("display_name"), LONGEST_LABEL),
        plain(row.getString("email")),
        texting.to(row.getString("phone")),
        true,
        Turn.NOW);
  }

  private static @Nullable String plain(@Nullable String email) {
    return email == null || !email.matches(CellWire.EMAIL) ? null : email;
  }
}
