package fr.rormobile.api.measuring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The hospitals' systems of a measured offer: each sends one batch, of the facilities that its
 * account may speak of.
 */
final class FeedOffer {
  private static final int MOST_UNITS = 30_000;
  private static final int BATCH = 5_000;

  /** An account's facilities stand in its token, which must fit into a header. */
  private static final int MOST_FACILITIES = 850;

  /** Those that nobody named get a code; the index shows it nowhere that is asked here. */
  private static final String NAME_ZONES =
      """
      UPDATE care_unit u SET external_id = 'M-' || u.id
       WHERE u.external_id IS NULL AND length(u.id) < 60 AND u.deleted_at IS NULL
         AND EXISTS (SELECT FROM capacity_line l
                      WHERE l.unit_id = u.id AND l.nature = '01' AND l.status = '01' AND l.count >= 3)
      """;

  private static final String ZONES =
      """
      SELECT u.id, u.facility_finess, u.external_id
        FROM care_unit u
       WHERE u.external_id IS NOT NULL AND u.deleted_at IS NULL
         AND EXISTS (SELECT FROM capacity_line l
                      WHERE l.unit_id = u.id AND l.nature = '01' AND l.status = '01' AND l.count >= 3)
       ORDER BY u.facility_finess, u.id
       LIMIT ?
      """;

  private static final String ACCOUNT =
      """
      INSERT INTO account (id, login, display_name, password_hash, roles, facilities)
      SELECT gen_random_uuid(), ?, 'Flux mesuré', password_hash, '{FEED}', ? FROM account
       WHERE login = 'flux'
          ON CONFLICT (login) DO UPDATE SET facilities = excluded.facilities
      """;

  /** A unit as its hospital knows it. */
  record Zone(String unit, String facility, String code) {}

  /**
   * @param login of the account that sends it
   */
  record Batch(String login, List<Zone> zones) {
    Batch {
      zones = List.copyOf(zones);
    }
  }

  private FeedOffer() {}

  static List<Batch> prepare(Connection database) throws SQLException {
    database.setAutoCommit(false);
    try (var statement = database.createStatement()) {
      statement.execute("SET LOCAL ror.mass_load = 'on'");
      statement.execute(NAME_ZONES);
      database.commit();
      statement.execute("ANALYZE care_unit");
      database.commit();
      var batches = batches(zones(database));
      for (var batch : batches) {
        createAccount(database, batch);
      }
      database.commit();
      return batches;
    } finally {
      database.rollback();
      database.setAutoCommit(true);
    }
  }

  private static List<Zone> zones(Connection database) throws SQLException {
    var zones = new ArrayList<Zone>();
    try (var query = database.prepareStatement(ZONES)) {
      query.setInt(1, MOST_UNITS);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          zones.add(new Zone(rows.getString(1), rows.getString(2), rows.getString(3)));
        }
      }
    }
    return zones;
  }

  private static List<Batch> batches(List<Zone> zones) {
    var batches = new ArrayList<Batch>();
    var units = new ArrayList<Zone>();
    Set<String> facilities = new LinkedHashSet<>();
    for (var zone : zones) {
      var full = facilities.size() == MOST_FACILITIES && !facilities.contains(zone.facility());
      if (units.size() == BATCH || full) {
        batches.add(new Batch("flux-mesure-" + batches.size(), units));
        units.clear();
        facilities.clear();
      }
      units.add(zone);
      facilities.add(zone.facility());
    }
    if (!units.isEmpty()) {
      batches.add(new Batch("flux-mesure-" + batches.size(), units));
    }
    return batches;
  }

  private static void createAccount(Connection database, Batch batch) throws SQLException {
    try (var insert = database.prepareStatement(ACCOUNT)) {
      insert.setString(1, batch.login());
      insert.setArray(
          2,
          database.createArrayOf(
              "text", batch.zones().stream().map(Zone::facility).distinct().toArray()));
      insert.executeUpdate();
    }
  }
}
