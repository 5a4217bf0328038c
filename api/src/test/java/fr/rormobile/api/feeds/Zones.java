package fr.rormobile.api.feeds;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Units that a feed knows by its own code, and what the database says of them. */
final class Zones {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Jdbi jdbi;

  Zones(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A unit without any figure, like another of that facility; its id. */
  String create(String facility, String zone) {
    var id = "ue-zone-" + NUMBER.incrementAndGet();
    jdbi.useHandle(
        h ->
            h.createUpdate(
                    """
                    INSERT INTO care_unit (id, facility_finess, name, activity_field_code, care_mode_code,
                                           operational_activity_code, external_id, source)
                    VALUES (:id, :facility, 'UNITE ' || :zone, '01', '28', '013', :zone, 'MANUAL')
                    """)
                .bind("id", id)
                .bind("facility", facility)
                .bind("zone", zone)
                .execute());
    return id;
  }

  int free(String unit) {
    return count(unit, "02");
  }

  /** The sum of the lines of that status (R330), beds, now. */
  int count(String unit, String status) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT coalesce(sum(count), -1) FROM capacity_line
                     WHERE unit_id = :unit AND nature = '01' AND horizon = '01' AND status = :status
                    """)
                .bind("unit", unit)
                .bind("status", status)
                .mapTo(Integer.class)
                .one());
  }

  int reports(String unit) {
    return Integer.parseInt(
        Objects.requireNonNull(
            text("SELECT count(*)::text FROM bed_report WHERE unit_id = '" + unit + "'")));
  }

  @Nullable String text(String query) {
    return jdbi.withHandle(h -> h.createQuery(query).mapTo(String.class).findFirst().orElse(null));
  }
}
