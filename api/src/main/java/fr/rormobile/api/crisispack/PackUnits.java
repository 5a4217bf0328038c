package fr.rormobile.api.crisispack;

import fr.rormobile.api.beds.BedFigure;
import fr.rormobile.api.crisispack.PackWire.Facility;
import fr.rormobile.api.crisispack.PackWire.Figure;
import fr.rormobile.api.crisispack.PackWire.Group;
import fr.rormobile.api.crisispack.PackWire.Line;
import fr.rormobile.api.crisispack.PackWire.Unit;
import fr.rormobile.api.offer.Contact;
import fr.rormobile.api.offer.FacilitySheet;
import fr.rormobile.api.offer.OfferReader;
import fr.rormobile.api.offer.UnitSheet;
import fr.rormobile.api.offer.Visibility;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** The telephones and figures of a pack: what a caller may see of them. */
@Singleton
class PackUnits {
  /** Service d'aide médicale urgente (J238). */
  private static final String SAMU = "246";

  private static final int AT_ONCE = 500;

  /** More never fit. */
  private static final int MOST = 2_000;

  private final OfferReader offer;

  PackUnits(OfferReader offer) {
    this.offer = offer;
  }

  /**
   * The nearest ones: the caller's own first, then partners in solidarity, then the others.
   *
   * @param facilities those of the units, and the caller's own and partners
   * @param further units that are further away than those
   */
  record Found(List<Facility> facilities, List<Unit> units, int further) {}

  Found read(Handle h, Territory territory, Collection<String> partners, Visibility visible) {
    var nearest = nearest(h, territory, partners, visible);
    var sheets = new HashMap<String, UnitSheet>();
    for (var ids : chunks(nearest.stream().map(Nearest::id).toList())) {
      offer.listUnits(ids).forEach(sheet -> sheets.put(sheet.id(), sheet));
    }
    var places = new LinkedHashSet<>(territory.facilities());
    places.addAll(partners);
    var units = new ArrayList<Unit>();
    for (var near : nearest) {
      var sheet = sheets.get(near.id());
      if (sheet != null) {
        places.add(sheet.facility().finess());
        units.add(unit(sheet, near.groups(), visible));
      }
    }
    var total = nearest.isEmpty() ? 0 : nearest.getFirst().total();
    return new Found(facilities(List.copyOf(places), visible), units, total - nearest.size());
  }

  private record Nearest(String id, List<String> groups, int total) {}

  /** Units of a discipline group, and each SAMU. */
  private static List<Nearest> nearest(
      Handle h, Territory territory, Collection<String> partners, Visibility visible) {
    return h.createQuery(
            """
            SELECT u.id,
                   coalesce(array_agg(a.group_id ORDER BY a.group_id) FILTER (WHERE a.group_id IS NOT NULL),
                            '{}') AS groups,
                   count(*) OVER () AS total
              FROM care_unit u
              JOIN facility f ON f.finess = u.facility_finess AND f.deleted_at IS NULL
              LEFT JOIN discipline_group_activity a ON a.activity_code = u.operational_activity_code
             WHERE u.deleted_at IS NULL
               AND (a.group_id IS NOT NULL OR u.offer_type_code = :samu)
               AND (:confidential OR NOT u.confidential)
               AND (f.department_code = ANY (:departments) OR f.finess = ANY (:partners))
             GROUP BY u.id, f.finess
             ORDER BY CASE WHEN f.finess = ANY (:own) THEN 0
                           WHEN f.finess = ANY (:partners) THEN 1
                           WHEN u.offer_type_code = :samu THEN 2
                           ELSE 3 END, f.finess, u.id
             LIMIT :most
            """)
        .bind("samu", SAMU)
        .bind("confidential", visible.seesConfidentialUnits())
        .bindArray("departments", String.class, territory.departments())
        .bindArray("own", String.class, territory.facilities())
        .bindArray("partners", String.class, List.copyOf(partners))
        .bind("most", MOST)
        .map(
            (row, context) ->
                new Nearest(
                    row.getString("id"),
                    List.of((String[]) row.getArray("groups").getArray()),
                    row.getInt("total")))
        .list();
  }

  private List<Facility> facilities(List<String> places, Visibility visible) {
    var sheets = new HashMap<String, FacilitySheet>();
    for (var some : chunks(places)) {
      offer.listFacilities(some).forEach(sheet -> sheets.put(sheet.finess(), sheet));
    }
    return places.stream()
        .map(sheets::get)
        .filter(Objects::nonNull)
        .map(sheet -> facility(sheet, visible))
        .toList();
  }

  private static List<List<String>> chunks(List<String> ids) {
    var chunks = new ArrayList<List<String>>();
    for (var i = 0; i < ids.size(); i += AT_ONCE) {
      chunks.add(ids.subList(i, Math.min(ids.size(), i + AT_ONCE)));
    }
    return chunks;
  }

  private static Facility facility(FacilitySheet sheet, Visibility visible) {
    var usual = sheet.usualName();
    return new Facility(
        sheet.finess(),
        usual == null ? sheet.name() : usual,
        sheet.place().locality().communeName(),
        sheet.place().locality().departmentCode(),
        phones(sheet.contacts(), sheet.finess(), visible));
  }

  private static Unit unit(UnitSheet sheet, List<String> groups, Visibility visible) {
    var figure = BedFigure.of(sheet.capacity());
    return new Unit(
        sheet.id(),
        sheet.name(),
        sheet.facility().finess(),
        groups,
        phones(sheet.contacts(), sheet.facility().finess(), visible),
        figure.map(Figure::of).orElse(null),
        figure.map(of -> Math.toIntExact(of.expectedEvery().toMinutes())).orElse(null));
  }

  private static List<Line> phones(List<Contact> contacts, String facility, Visibility visible) {
    return visible.of(contacts, List.of(facility)).stream()
        .filter(contact -> contact.kind().isSpoken())
        .map(Line::of)
        .toList();
  }

  List<Group> groups(Handle h) {
    return h.createQuery("SELECT id, label FROM discipline_group ORDER BY rank")
        .map((row, context) -> new Group(row.getString("id"), row.getString("label")))
        .list();
  }
}
