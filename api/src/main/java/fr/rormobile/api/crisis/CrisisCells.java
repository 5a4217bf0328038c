package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.Recipient;
import fr.rormobile.notifier.Recipient.FirstBy;
import fr.rormobile.notifier.Recipient.Turn;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The crisis cells that are to know of a facility: that of the ARS of its region, and its own.
 *
 * <p>Source: « à chaque déclaration ou modification de tension, un mail automatique est adressé à
 * la cellule de crise de l'ARS et si besoin à la vôtre » (présentation ROR Centre-Val de Loire).
 */
@Singleton
public class CrisisCells {

  /** The cell's mailbox first, then its members; a member of both cells is told once. */
  private static final String OF_FACILITY =
      """
      WITH cell AS (
        SELECT c.id, c.name, c.email, c.phone, c.acknowledgements, CASE WHEN c.region_code IS NULL THEN 1 ELSE 0 END AS rank
          FROM crisis_cell c
          JOIN facility f ON f.finess = :facility
         WHERE c.region_code = f.region_code
            OR c.facility_finess = f.finess
      )
      """;

  private static final String OF_ONE =
      """
      WITH cell AS (
        SELECT c.id, c.name, c.email, c.phone, c.acknowledgements, 0 AS rank
          FROM crisis_cell c
         WHERE c.id = :cell
      )
      """;

  private static final String RECIPIENTS =
      """
      , member AS (
        SELECT DISTINCT ON (a.id) a.id, a.display_name, a.email, a.phone, cell.rank, cell.id AS cell,
               cell.acknowledgements, m.after_minutes, m.first_by
          FROM cell
          JOIN crisis_cell_member m ON m.cell_id = cell.id
          JOIN account a            ON a.id = m.account_id
         WHERE a.active
         ORDER BY a.id, m.after_minutes, cell.rank
      )
      SELECT 'cell:' || id AS ref, name AS label, email, phone, false AS push, rank, 0 AS person,
             id AS cell, acknowledgements, 0 AS after_minutes, 'BOTH' AS first_by
        FROM cell
       UNION ALL
      SELECT 'account:' || id, display_name, email, phone, true, rank, 1,
             cell, acknowledgements, after_minutes, first_by
        FROM member
       ORDER BY rank, person, label
      """;

  private static final int LONGEST_LABEL = 120;

  private static final String OF_PARTNER =
      """
      WITH cell AS (
        SELECT c.id, c.name, c.email, c.phone, c.acknowledgements, 0 AS rank
          FROM crisis_cell c
         WHERE c.facility_finess = :facility
      )
      """;

  private final DutyRecipients duties;
  private final Texting texting;

  CrisisCells(DutyRecipients duties, Texting texting) {
    this.duties = duties;
    this.texting = texting;
  }

  /**
   * The cells, then whom it concerns by duty, everybody once; in the caller's transaction. Empty
   * when neither is known for the facility.
   */
  public List<Recipient> recipientsFor(Handle h, String facilityFiness, TensionEvent event) {
    return once(cellsOf(h, OF_FACILITY, facilityFiness), duties.around(h, facilityFiness, event));
  }

  /** Of a facility on whose beds another one counts: its own cell, and its own duties. */
  List<Recipient> partnersOf(Handle h, String facilityFiness) {
    return once(
        cellsOf(h, OF_PARTNER, facilityFiness),
        duties.inside(h, facilityFiness, TensionEvent.SOLIDARITY));
  }

  private List<Recipient> cellsOf(Handle h, String of, String facilityFiness) {
    return h.createQuery(of + RECIPIENTS)
        .bind("facility", facilityFiness)
        .map((row, context) -> recipient(row))
        .list();
  }

  /** A member of a cell who also has a duty is told at once, and counts for the cell. */
  private static List<Recipient> once(List<Recipient> cells, List<Recipient> duties) {
    var all = new LinkedHashMap<String, Recipient>();
    cells.forEach(one -> all.put(one.ref(), one));
    for (var duty : duties) {
      all.merge(duty.ref(), duty, (member, same) -> atOnce(member));
    }
    return List.copyOf(all.values());
  }

  private static Recipient atOnce(Recipient member) {
    var turn = member.turn();
    return new Recipient(
        member.ref(),
        member.label(),
        member.email(),
        member.phone(),
        member.push(),
        new Turn(turn.cell(), turn.needed(), Duration.ZERO, turn.firstBy()));
  }

  /**
   * Who is told may read it and what became of it, also those out of whose scope it is. After
   * whatever else lets people read it.
   */
  public void letRead(Handle h, Alert alert, List<Recipient> recipients) {
    var accounts =
        recipients.stream()
            .map(Recipient::ref)
            .filter(ref -> ref.startsWith("account:"))
            .map(ref -> UUID.fromString(ref.substring("account:".length())))
            .toList();
    h.createUpdate(
            """
            INSERT INTO alert_reader (account_id, raised_at, alert_id)
            SELECT account, :raisedAt, :alert FROM unnest(:accounts) AS a (account)
                ON CONFLICT DO NOTHING
            """)
        .bind("raisedAt", alert.raisedAt())
        .bind("alert", alert.id())
        .bindArray("accounts", UUID.class, accounts)
        .execute();
  }

  /** The cell's mailbox and its members. */
  List<Recipient> recipientsOf(Handle h, String cell) {
    return h.createQuery(OF_ONE + RECIPIENTS)
        .bind("cell", cell)
        .map((row, context) -> recipient(row))
        .list();
  }

  /** A cell, for whoever may look after it. */
  record Cell(String id, String name) {}

  /** Empty when there is no such cell; a cell out of the caller's scope is 403. */
  Optional<Cell> find(Handle h, Caller caller, String id) {
    return h.createQuery(
            """
            SELECT c.name, coalesce(c.region_code, f.region_code) AS region_code,
                   c.facility_finess, c.head_id
              FROM crisis_cell c
              LEFT JOIN facility f ON f.finess = c.facility_finess
             WHERE c.id = :id
            """)
        .bind("id", id)
        .map(
            (row, context) -> {
              var facility = row.getString("facility_finess");
              boolean theirs =
                  caller.id().equals(row.getObject("head_id", UUID.class))
                      || (caller.has(Role.CRISIS_CELL) && caller.crisisCells().contains(id))
                      || (facility != null && caller.directs(facility))
                      || (caller.has(Role.REGIONAL_TEAM)
                          && caller
                              .regions()
                              .contains(
                                  Objects.requireNonNullElse(row.getString("region_code"), "")));
              if (!theirs) {
                throw ProblemException.outOfScope("Cette cellule n'est pas la vôtre.");
              }
              return new Cell(id, row.getString("name"));
            })
        .findOne();
  }

  /** How the notifier knows the devices of an account. */
  static String ownerOf(UUID account) {
    return "account:" + account;
  }

  /** How the notifier knows a cell, and its mailbox. */
  static String mailboxOf(String cell) {
    return "cell:" + cell;
  }

  private Recipient recipient(ResultSet row) throws SQLException {
    return new Recipient(
        row.getString("ref"),
        Lines.of(row.getString("label"), LONGEST_LABEL),
        row.getString("email"),
        texting.to(row.getString("phone")),
        row.getBoolean("push"),
        new Turn(
            mailboxOf(row.getString("cell")),
            row.getInt("acknowledgements"),
            Duration.ofMinutes(row.getInt("after_minutes")),
            FirstBy.valueOf(row.getString("first_by"))));
  }
}
