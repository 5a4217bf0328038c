package fr.rormobile.api.crisis;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Alerts that nobody has taken charge of, for those who carry them away. */
@Singleton
public class OwnAlerts {
  private static final Set<Role> READ_ALERTS =
      EnumSet.of(Role.DIRECTOR, Role.BED_MANAGER, Role.CRISIS_CELL, Role.REGIONAL_TEAM);
  private static final Duration SINCE = Duration.ofDays(7);
  private static final int MOST = 200;

  private final AlertScope scope;
  private final Clock clock;

  OwnAlerts(AlertScope scope, Clock clock) {
    this.scope = scope;
    this.clock = clock;
  }

  /** One of them; it never changes. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Awaiting(
      String id, String kind, String topicId, String title, Instant raisedAt, boolean drill) {}

  /** Of the last seven days, that the caller may read; by id. */
  public List<Awaiting> awaiting(Handle h, Caller caller) {
    if (caller.roles().stream().noneMatch(READ_ALERTS::contains)) {
      return List.of();
    }
    var oldest = clock.instant().minus(SINCE);
    var ids =
        scope.list(caller, null, MOST).stream()
            .filter(each -> each.raisedAt().isAfter(oldest))
            .map(AlertScope.Position::id)
            .toList();
    return h.createQuery(
            """
            SELECT a.id, a.kind, a.topic_id, a.title, a.raised_at, a.drill
              FROM notifier.alert a
             WHERE a.id = ANY (:ids)
               AND a.acknowledge
               AND NOT EXISTS (SELECT FROM notifier.acknowledgement k WHERE k.alert_id = a.id)
             ORDER BY a.id
            """)
        .bindArray("ids", UUID.class, ids)
        .map(
            (row, context) ->
                new Awaiting(
                    row.getString("id"),
                    row.getString("kind"),
                    row.getString("topic_id"),
                    row.getString("title"),
                    row.getTimestamp("raised_at").toInstant(),
                    row.getBoolean("drill")))
        .list();
  }
}
