package fr.rormobile.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.platform.web.Ids;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A director reads what was done to their facilities, the regional team to those of its regions.
 */
@Controller("/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"DIRECTOR", "REGIONAL_TEAM"})
class AuditController {
  private static final String LIST =
      """
      SELECT e.id, e.at, a.display_name, e.action, e.subject, e.facility_finess, e.detail
        FROM audit_entry e
        JOIN account a ON a.id = e.account_id
       WHERE (e.facility_finess = ANY(:facilities) OR e.region_code = ANY(:regions))
         AND (CAST(:facility AS text) IS NULL OR e.facility_finess = :facility)
         AND (CAST(:id AS bigint) IS NULL OR e.id < :id)
       ORDER BY e.id DESC
       LIMIT :most
      """;

  private final Jdbi jdbi;

  AuditController(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      String id,
      Instant at,
      String author,
      String action,
      String subject,
      @Nullable String facilityId,
      @Nullable String detail) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<Entry> items, @Nullable String nextCursor) {}

  @Get
  Page list(
      Caller caller,
      @Nullable @QueryValue @Pattern(regexp = Ids.FINESS) String facility,
      @Nullable @QueryValue @Size(min = 1, max = 1000) String cursor,
      @QueryValue(defaultValue = "20") @Min(1) @Max(50) int size) {
    var after = after(cursor);
    var found =
        jdbi.withHandle(
            h ->
                h.createQuery(LIST)
                    .bindArray(
                        "facilities",
                        String.class,
                        caller.has(Role.DIRECTOR) ? List.copyOf(caller.facilities()) : List.of())
                    .bindArray(
                        "regions",
                        String.class,
                        caller.has(Role.REGIONAL_TEAM) ? List.copyOf(caller.regions()) : List.of())
                    .bind("facility", facility)
                    .bind("id", after)
                    .bind("most", size + 1)
                    .map(
                        (row, context) ->
                            new Entry(
                                row.getString("id"),
                                row.getTimestamp("at").toInstant(),
                                row.getString("display_name"),
                                row.getString("action"),
                                row.getString("subject"),
                                row.getString("facility_finess"),
                                row.getString("detail")))
                    .list());
    return found.size() <= size
        ? new Page(found, null)
        : new Page(found.subList(0, size), Cursors.of(found.get(size - 1).id()));
  }

  private static @Nullable Long after(@Nullable String cursor) {
    var keys = Cursors.keys(cursor, 1);
    try {
      return keys.isEmpty() ? null : Long.valueOf(keys.getFirst());
    } catch (NumberFormatException notOurs) {
      throw Cursors.refused();
    }
  }
}
