package fr.rormobile.api.imports;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;

/**
 * What an {@code INSERT … ON CONFLICT DO UPDATE … WHERE … IS DISTINCT FROM … RETURNING key, (xmax =
 * 0)} says: a key is there when its row was created (true) or changed (false), and missing when it
 * was as it should be.
 */
final class Upserted {
  private Upserted() {}

  /** The query returns two columns: the key as text, and whether it was created. */
  static Map<String, Boolean> read(Query query) {
    var changed = new HashMap<String, Boolean>();
    query
        .map((rs, ctx) -> Map.entry(rs.getString(1), rs.getBoolean(2)))
        .forEach(row -> changed.put(row.getKey(), row.getValue()));
    return changed;
  }

  static Outcome.Applied outcome(Map<String, Boolean> changed, String key) {
    var created = changed.get(key);
    if (created == null) {
      return Outcome.Applied.UNCHANGED;
    }
    return created ? Outcome.Applied.CREATED : Outcome.Applied.UPDATED;
  }
}
