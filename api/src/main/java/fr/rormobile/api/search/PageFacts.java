package fr.rormobile.api.search;

import fr.rormobile.api.offer.ContactKind;
import fr.rormobile.api.offer.Phone;
import fr.rormobile.api.territory.TimeZones;
import fr.rormobile.search.GeoPoint;
import fr.rormobile.search.OfferKey;
import fr.rormobile.search.OfferKind;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What a page of results takes from PostgreSQL: numbers to call, where a place is. */
@Singleton
public final class PageFacts {
  private final Jdbi jdbi;

  PageFacts(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A commune of the gazetteer. */
  record Commune(String name, @Nullable GeoPoint position) {}

  Optional<Commune> findCommune(String code) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT name, lat, lon FROM commune WHERE code = :code")
                .bind("code", code)
                .map(
                    (row, context) -> {
                      var lat = row.getObject("lat", Double.class);
                      var lon = row.getObject("lon", Double.class);
                      return new Commune(
                          row.getString("name"),
                          lat == null || lon == null ? null : new GeoPoint(lat, lon));
                    })
                .findOne());
  }

  /** Index bed_closure_unit. Those of today, by the hour of Paris; units without any are absent. */
  Map<String, List<SearchAnswer.Closure>> closures(Collection<String> units, Instant now) {
    if (units.isEmpty()) {
      return Map.of();
    }
    var closures = new LinkedHashMap<String, List<SearchAnswer.Closure>>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT unit_id, beds, starts_on, ends_on
                      FROM bed_closure
                     WHERE unit_id = ANY (:units)
                       AND starts_on <= :today
                       AND (ends_on IS NULL OR ends_on >= :today)
                     ORDER BY unit_id, starts_on, id
                    """)
                .bind("units", units.toArray(String[]::new))
                .bind("today", LocalDate.ofInstant(now, TimeZones.ofDepartment(null)))
                .map(
                    (row, context) ->
                        Map.entry(
                            row.getString("unit_id"),
                            new SearchAnswer.Closure(
                                row.getInt("beds"),
                                row.getObject("starts_on", LocalDate.class),
                                row.getObject("ends_on", LocalDate.class))))
                .forEach(
                    closure ->
                        closures
                            .computeIfAbsent(closure.getKey(), unit -> new ArrayList<>())
                            .add(closure.getValue())));
    return closures;
  }

  /** J17 codes of this discipline group; empty: there is none of that name. */
  Set<String> activities(String disciplineGroup) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT activity_code FROM discipline_group_activity WHERE group_id = :group")
                .bind("group", disciplineGroup)
                .mapTo(String.class)
                .set());
  }

  /**
   * Public numbers that somebody answers, in the order of the sheet, the switchboard of a unit's
   * facility last; those without are absent.
   */
  public Map<OfferKey, List<Phone>> phones(Collection<OfferKey> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    var phones = new LinkedHashMap<OfferKey, List<Phone>>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    WITH shown AS (
                      SELECT kind, id FROM unnest(:kinds, :ids) AS shown (kind, id)
                    ), number AS (
                      SELECT s.kind AS owner_kind, s.id AS owner_id, c.kind, c.value, 0 AS whose,
                             c.rank, c.id
                        FROM shown s
                        JOIN contact_point c
                          ON c.owner_kind = s.kind
                         AND c.owner_id = s.id
                       WHERE c.confidentiality = 'PUBLIC'
                         AND c.kind NOT IN ('FAX', 'MSSANTE')
                       UNION ALL
                      SELECT s.kind, s.id, c.kind, c.value, 1, c.rank, c.id
                        FROM shown s
                        JOIN care_unit u
                          ON u.id = s.id
                        JOIN contact_point c
                          ON c.owner_kind = 'FACILITY'
                         AND c.owner_id = u.facility_finess
                       WHERE s.kind = 'UNIT'
                         AND c.confidentiality = 'PUBLIC'
                         AND c.kind = 'STANDARD'
                    )
                    SELECT owner_kind, owner_id, kind, value
                      FROM number
                     ORDER BY whose, rank, id
                    """)
                .bind("kinds", keys.stream().map(key -> key.kind().name()).toArray(String[]::new))
                .bind("ids", keys.stream().map(OfferKey::id).toArray(String[]::new))
                .map(
                    (row, context) ->
                        Map.entry(
                            new OfferKey(
                                OfferKind.valueOf(row.getString("owner_kind")),
                                row.getString("owner_id")),
                            new Phone(
                                ContactKind.valueOf(row.getString("kind")),
                                row.getString("value"))))
                .forEach(
                    phone ->
                        phones
                            .computeIfAbsent(phone.getKey(), key -> new ArrayList<>())
                            .add(phone.getValue())));
    return phones;
  }
}
