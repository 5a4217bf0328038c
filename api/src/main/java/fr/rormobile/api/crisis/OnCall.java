package fr.rormobile.api.crisis;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Who is on call and which cells there are, for those who carry it away; as far as they could read
 * it duty by duty and cell by cell.
 */
@Singleton
public class OnCall {
  private final DutyStore duties;
  private final CellStore cells;

  OnCall(DutyStore duties, CellStore cells) {
    this.duties = duties;
    this.cells = cells;
  }

  /** Somebody's turn. */
  @Serdeable
  public record Turn(String name, Instant startsAt, Instant endsAt) {}

  /**
   * A duty.
   *
   * @param now who has it by an override or a planned turn; null: nobody by name
   * @param turns of the asked time, in the order of their beginning
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Duty(
      String role,
      String label,
      @Nullable String region,
      @Nullable String department,
      @Nullable String facilityId,
      @Nullable String email,
      @Nullable String now,
      @Nullable Instant until,
      List<Turn> turns) {
    public Duty {
      turns = List.copyOf(turns);
    }
  }

  /**
   * @param email null: the caller may not read it, or there is none
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Cell(
      String id,
      String name,
      @Nullable String region,
      @Nullable String facilityId,
      @Nullable String email) {}

  /** Those the caller looks after, with their turns that touch the time from {@code from}. */
  public List<Duty> duties(Handle h, Caller caller, Instant from, Instant to) {
    if (!caller.has(Role.DIRECTOR) && !caller.has(Role.REGIONAL_TEAM)) {
      return List.of();
    }
    var found = duties.list(h, caller, null);
    var turns = turns(h, found.stream().map(duty -> UUID.fromString(duty.id())).toList(), from, to);
    return found.stream()
        .map(
            duty ->
                new Duty(
                    duty.role(),
                    duty.label(),
                    duty.region(),
                    duty.department(),
                    duty.facilityId(),
                    duty.email(),
                    duty.onCall(),
                    duty.onCallUntil(),
                    turns.getOrDefault(duty.id(), List.of())))
        .toList();
  }

  private static Map<String, List<Turn>> turns(
      Handle h, List<UUID> duties, Instant from, Instant to) {
    var turns = new HashMap<String, List<Turn>>();
    h.createQuery(
            """
            SELECT s.duty_id::text AS duty, a.display_name, s.starts_at, s.ends_at
              FROM alert_duty_shift s
              JOIN account a ON a.id = s.account_id AND a.active
             WHERE s.duty_id = ANY (:duties)
               AND s.removed_by IS NULL
               AND s.ends_at > :from
               AND s.starts_at < :to
             ORDER BY s.starts_at, s.override, s.created_at, s.id
            """)
        .bindArray("duties", UUID.class, duties)
        .bind("from", from)
        .bind("to", to)
        .map(
            (row, context) ->
                Map.entry(
                    row.getString("duty"),
                    new Turn(
                        row.getString("display_name"),
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant())))
        .forEach(
            turn ->
                turns
                    .computeIfAbsent(turn.getKey(), duty -> new ArrayList<>())
                    .add(turn.getValue()));
    return turns;
  }

  /** The cells of these regions by their name, and those the caller may read with their address. */
  public List<Cell> cells(Handle h, Caller caller, List<String> regions) {
    var known = new ArrayList<>(cells.carried(h, caller));
    h.createQuery(
            """
            SELECT id, name, region_code FROM crisis_cell
             WHERE region_code = ANY (:regions)
             ORDER BY id
            """)
        .bindArray("regions", String.class, regions)
        .map(
            (row, context) ->
                new Cell(
                    row.getString("id"),
                    row.getString("name"),
                    row.getString("region_code"),
                    null,
                    null))
        .forEach(
            cell -> {
              if (known.stream().noneMatch(one -> one.id().equals(cell.id()))) {
                known.add(cell);
              }
            });
    return known.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
  }
}
