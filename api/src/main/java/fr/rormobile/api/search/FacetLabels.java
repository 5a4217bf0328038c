package fr.rormobile.api.search;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What people read for the codes of the facets. Kept for a minute: they change when nomenclatures
 * are loaded, which is a few times a year.
 */
@Singleton
final class FacetLabels {
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Jdbi jdbi;
  private final Clock clock;
  private volatile @Nullable Read last;

  FacetLabels(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  private record Read(Instant at, Map<Facet, Map<String, String>> labels) {}

  /** By facet and code; a code without label is absent. */
  Map<Facet, Map<String, String>> now() {
    var known = last;
    var now = clock.instant();
    if (known == null || known.at().plus(KEPT).isBefore(now)) {
      known = new Read(now, read());
      last = known;
    }
    return known.labels();
  }

  private Map<Facet, Map<String, String>> read() {
    var labels = new EnumMap<Facet, Map<String, String>>(Facet.class);
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT 'DEPARTMENT', code, name
                      FROM department
                     UNION ALL
                    SELECT CASE nomenclature_id WHEN 'J17' THEN 'ACTIVITY' ELSE 'CARE_MODE' END,
                           code, label
                      FROM nomenclature_code
                     WHERE nomenclature_id IN ('J17', 'J19')
                    """)
                .map(
                    (row, context) ->
                        labels
                            .computeIfAbsent(
                                Facet.valueOf(row.getString(1)), facet -> new HashMap<>())
                            .put(row.getString(2), row.getString(3)))
                .list());
    return labels;
  }
}
