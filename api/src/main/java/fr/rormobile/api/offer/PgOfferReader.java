package fr.rormobile.api.offer;

import fr.rormobile.api.beds.BedReader;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

@Singleton
class PgOfferReader implements OfferReader {
  // Index care_unit_facility.
  private static final String UNIT_KEYS =
      """
      SELECT u.id, u.name, p.name AS pole, u.confidential
        FROM care_unit u
        LEFT JOIN pole p ON p.id = u.pole_id AND p.deleted_at IS NULL
       WHERE u.facility_finess = :finess
         AND u.deleted_at IS NULL
      """;

  private final Jdbi jdbi;
  private final BedReader beds;

  PgOfferReader(Jdbi jdbi, BedReader beds) {
    this.jdbi = jdbi;
    this.beds = beds;
  }

  @Override
  public List<UnitSheet> listUnits(Collection<String> ids) {
    // The bed reader's query runs on this thread's handle, so in the same state.
    return ids.isEmpty()
        ? List.of()
        : atOneMoment(handle -> UnitRows.of(handle, ids, beds::capacities));
  }

  @Override
  public List<FacilitySheet> listFacilities(Collection<String> finess) {
    return finess.isEmpty() ? List.of() : atOneMoment(handle -> FacilityRows.of(handle, finess));
  }

  @Override
  public List<ProfessionalSheet> listProfessionals(Collection<String> rpps) {
    return rpps.isEmpty() ? List.of() : atOneMoment(handle -> ProfessionalRows.of(handle, rpps));
  }

  @Override
  public Optional<LegalEntitySheet> findLegalEntity(String finess) {
    return atOneMoment(handle -> FacilityRows.entity(handle, finess)).stream().findFirst();
  }

  @Override
  public List<UnitKey> listUnitKeys(String finess) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(UNIT_KEYS)
                .bind("finess", finess)
                .map(
                    (rs, context) ->
                        new UnitKey(
                            rs.getString("id"),
                            rs.getString("name"),
                            rs.getString("pole"),
                            rs.getBoolean("confidential")))
                .list());
  }

  @Override
  public List<String> listUnitIds(String after, int size) {
    return page(
        """
        SELECT u.id
          FROM care_unit u
         WHERE u.id > :after
           AND u.deleted_at IS NULL
           AND EXISTS (SELECT FROM facility f
                        WHERE f.finess = u.facility_finess
                          AND f.deleted_at IS NULL)
         ORDER BY u.id
         LIMIT :size
        """,
        after,
        size);
  }

  @Override
  public List<String> listFacilityIds(String after, int size) {
    return page(
        """
        SELECT finess
          FROM facility
         WHERE finess > :after
           AND deleted_at IS NULL
         ORDER BY finess
         LIMIT :size
        """,
        after,
        size);
  }

  @Override
  public List<String> listProfessionalIds(String after, int size) {
    return page(
        """
        SELECT rpps
          FROM professional
         WHERE rpps > :after
           AND deleted_at IS NULL
         ORDER BY rpps
         LIMIT :size
        """,
        after,
        size);
  }

  private List<String> page(String sql, String after, int size) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("after", after)
                .bind("size", size)
                .mapTo(String.class)
                .list());
  }

  private <T> T atOneMoment(HandleCallback<T, RuntimeException> read) {
    return jdbi.withHandle(
        handle -> handle.isInTransaction() ? read.withHandle(handle) : inSnapshot(handle, read));
  }

  private static <T> T inSnapshot(Handle handle, HandleCallback<T, RuntimeException> read) {
    return handle.inTransaction(
        inside -> {
          inside.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
          return read.withHandle(inside);
        });
  }
}
