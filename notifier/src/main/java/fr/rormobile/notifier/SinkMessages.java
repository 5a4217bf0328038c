package fr.rormobile.notifier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What would have left, where no provider is configured, for a page that shows it. */
public final class SinkMessages {

  /**
   * One message as its recipient would have got it.
   *
   * @param id the outbox id
   * @param recipient the recipient's label
   * @param target the address, or the device id; never a token
   * @param html null for a push
   */
  public record SinkMessage(
      UUID id,
      UUID alertId,
      ChannelKind channel,
      String recipient,
      String target,
      String subject,
      String text,
      @Nullable String html,
      Instant storedAt) {}

  /** Where a list goes on: after this message. */
  public record Cursor(Instant storedAt, UUID id) {}

  private static final int LONGEST_PAGE = 200;
  private static final String SELECT =
      """
      SELECT outbox_id, alert_id, channel, recipient, target, subject, body_text, body_html,
             stored_at
        FROM notifier.sink_message
      """;

  private final Jdbi jdbi;

  public SinkMessages(DataSource database) {
    this.jdbi = Jdbi.create(database);
  }

  /**
   * Newest first.
   *
   * @param after null: from the newest
   * @param most 1 to 200
   */
  public List<SinkMessage> list(@Nullable Cursor after, int most) {
    if (most < 1 || most > LONGEST_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + LONGEST_PAGE + ", not " + most);
    }
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    SELECT
                        + """
                         WHERE (CAST(:storedAt AS timestamptz) IS NULL
                                OR (stored_at, outbox_id) < (:storedAt, CAST(:id AS uuid)))
                         ORDER BY stored_at DESC, outbox_id DESC
                         LIMIT :most
                        """)
                .bind("storedAt", after == null ? null : after.storedAt())
                .bind("id", after == null ? null : after.id())
                .bind("most", most)
                .map((rows, context) -> message(rows))
                .list());
  }

  /** Empty when there is none of this outbox id. */
  public Optional<SinkMessage> find(UUID id) {
    return jdbi.withHandle(
        h ->
            h.createQuery(SELECT + " WHERE outbox_id = :id")
                .bind("id", id)
                .map((rows, context) -> message(rows))
                .findOne());
  }

  private static SinkMessage message(ResultSet rows) throws SQLException {
    return new SinkMessage(
        rows.getObject("outbox_id", UUID.class),
        rows.getObject("alert_id", UUID.class),
        ChannelKind.valueOf(rows.getString("channel")),
        rows.getString("recipient"),
        rows.getString("target"),
        rows.getString("subject"),
        rows.getString("body_text"),
        rows.getString("body_html"),
        rows.getTimestamp("stored_at").toInstant());
  }
}
