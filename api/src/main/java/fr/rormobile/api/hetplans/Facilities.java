package fr.rormobile.api.hetplans;

import fr.rormobile.api.platform.web.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Where a facility is. */
final class Facilities {
  private Facilities() {}

  /** Empty: it has none. Refuses a facility that is not there. */
  static Optional<String> regionOf(Handle h, String finess) {
    return h.createQuery(
            "SELECT region_code FROM facility WHERE finess = :finess AND deleted_at IS NULL")
        .bind("finess", finess)
        .map((row, context) -> Optional.ofNullable(row.getString("region_code")))
        .findOne()
        .orElseThrow(() -> ProblemException.notFound("Cet établissement n'existe pas ou plus."));
  }

  /** Those of them that are there. */
  static Set<String> known(Handle h, List<String> finess) {
    return h.createQuery(
            "SELECT finess FROM facility WHERE finess = ANY (:finess) AND deleted_at IS NULL")
        .bindArray("finess", String.class, finess)
        .mapTo(String.class)
        .set();
  }
}
