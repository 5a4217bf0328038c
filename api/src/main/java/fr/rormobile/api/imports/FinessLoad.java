package fr.rormobile.api.imports;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * FINESS stock files of data.gouv (cs1100502, cs1100507): semicolons, no header, first line «
 * finess; etalab;version;date », then lines whose first column names their section. Sections
 * structureet and geolocalisation, in one file or two and in any order: structures are read in a
 * first pass, positions in a second.
 */
final class FinessLoad implements RecordLoad<FinessLoad.Finess> {
  private static final char SEPARATOR = ';';
  private static final String STRUCTURE = "structureet";
  private static final String POSITION = "geolocalisation";
  private static final int STRUCTURE_COLUMNS = 32;
  private static final int FEWEST_POSITION_COLUMNS = 6;

  private static final Pattern ROUTING = Pattern.compile("([0-9]{5}) +(.+)");

  /** A record of one of the two sections. */
  sealed interface Finess {}

  record Structure(FacilityRows.Facility facility, @Nullable String phone, @Nullable String fax)
      implements Finess {}

  record Position(String finess, double lat, double lon) implements Finess {}

  @Override
  public int passes() {
    return 2;
  }

  @Override
  public boolean begin(int pass, String fileName, @Nullable Line firstLine) {
    if (firstLine == null) {
      throw new UnknownFile("Le fichier « " + fileName + " » est vide.");
    }
    var text = firstLine.text();
    if (text.startsWith("finess" + SEPARATOR)) {
      return true;
    }
    if (text.startsWith(STRUCTURE + SEPARATOR) || text.startsWith(POSITION + SEPARATOR)) {
      return false;
    }
    throw new UnknownFile(
        "« "
            + fileName
            + " » n'est pas un fichier FINESS : la première ligne doit commencer par «"
            + " finess;etalab », « structureet » ou « geolocalisation ».");
  }

  @Override
  public @Nullable Finess parse(int pass, Line line) {
    var isPosition = line.text().startsWith(POSITION + SEPARATOR);
    if (isPosition == (pass == 0)) {
      return null;
    }
    var fields = Columns.split(line.text(), SEPARATOR);
    return switch (fields.getFirst()) {
      case STRUCTURE -> structure(fields);
      case POSITION -> position(fields);
      default -> throw new BadField(null, "Section inconnue : structureet ou geolocalisation");
    };
  }

  private static Structure structure(List<String> fields) {
    if (fields.size() != STRUCTURE_COLUMNS) {
      throw new BadField(
          null, fields.size() + " colonnes au lieu de " + STRUCTURE_COLUMNS + " pour structureet");
    }
    var routing = ROUTING.matcher(fields.get(15).strip());
    var routed = routing.matches();
    var postcode = routed ? routing.group(1) : null;
    return new Structure(
        new FacilityRows.Facility(
            Check.finess("nofinesset", fields.get(1).strip()),
            Check.finess("nofinessej", fields.get(2).strip()),
            Check.required("rs", fields.get(3)),
            Check.text(fields.get(4)),
            Check.text(fields.get(18)),
            Check.text(fields.get(19)),
            Check.siret(fields.get(22).strip()),
            new FacilityRows.Address(
                joined(" ", fields.subList(7, 10)),
                joined(", ", List.of(fields.get(6), fields.get(10), fields.get(11))),
                postcode,
                Check.text(routed ? routing.group(2) : fields.get(15))),
            Territory.place(fields.get(13).strip(), fields.get(12).strip(), postcode),
            date(fields.get(28).strip())),
        Check.phone(fields.get(16)),
        Check.phone(fields.get(17)));
  }

  private static @Nullable String joined(String glue, List<String> parts) {
    return Check.text(
        parts.stream()
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(glue)));
  }

  private static @Nullable LocalDate date(String value) {
    if (value.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException unreadable) {
      throw new BadField("dateouv", "Ce n'est pas une date AAAA-MM-JJ");
    }
  }

  private static Position position(List<String> fields) {
    if (fields.size() < FEWEST_POSITION_COLUMNS) {
      throw new BadField(
          null, fields.size() + " colonnes au lieu de 6 au moins pour geolocalisation");
    }
    var finess = Check.finess("nofinesset", fields.get(1).strip());
    // The source's own parts were split by commas in one column, and by semicolons before.
    var source = String.join(",", fields.subList(4, fields.size() - 1));
    var projection = Projection.named(source);
    if (projection == null) {
      throw new BadField("sourcecoordet", "La projection des coordonnées n'est pas reconnue");
    }
    var degrees =
        projection.toWgs84(
            Check.coordinate("coordxet", fields.get(2).strip()),
            Check.coordinate("coordyet", fields.get(3).strip()));
    if (degrees == null) {
      throw new BadField("coordxet", "Les coordonnées sont hors du territoire de leur projection");
    }
    return new Position(finess, degrees.lat(), degrees.lon());
  }

  @Override
  public List<String> tables() {
    return List.of("legal_entity", "facility", "contact_point", "index_document");
  }

  @Override
  public String key(Finess record) {
    return switch (record) {
      case Structure s -> s.facility().finess();
      case Position p -> p.finess();
    };
  }

  @Override
  public List<? extends Outcome> apply(Handle database, List<Finess> records) {
    var structures = filter(records, Structure.class);
    var positions = filter(records, Position.class);
    var outcomes = new HashMap<Finess, Outcome>();
    if (!structures.isEmpty()) {
      applyStructures(database, structures, outcomes);
    }
    if (!positions.isEmpty()) {
      applyPositions(database, positions, outcomes);
    }
    return records.stream()
        .map(record -> outcomes.getOrDefault(record, Outcome.Applied.UNCHANGED))
        .toList();
  }

  private static <T> List<T> filter(List<Finess> records, Class<T> kind) {
    return records.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static void applyStructures(
      Handle database, List<Structure> structures, Map<Finess, Outcome> outcomes) {
    var facilities = structures.stream().map(Structure::facility).toList();
    var changed = FacilityRows.write(database, Source.FINESS, facilities);
    var contacts = new ArrayList<ContactRows.Owner>();
    for (var structure : structures) {
      contacts.add(
          new ContactRows.Owner(
              structure.facility().finess(),
              Source.FINESS.name(),
              Stream.of(
                      ContactRows.contact("STANDARD", structure.phone(), "PUBLIC"),
                      ContactRows.contact("FAX", structure.fax(), "PUBLIC"))
                  .flatMap(List::stream)
                  .toList()));
    }
    var called = ContactRows.write(database, "FACILITY", contacts);
    for (var structure : structures) {
      var finess = structure.facility().finess();
      outcomes.put(structure, Upserted.outcome(changed, finess).changedIf(called.contains(finess)));
    }
  }

  private static void applyPositions(
      Handle database, List<Position> positions, Map<Finess, Outcome> outcomes) {
    var rows =
        JsonRows.of(
            positions,
            (json, p) -> {
              json.writeStringField("finess", p.finess());
              json.writeNumberField("lat", p.lat());
              json.writeNumberField("lon", p.lon());
            });
    var known = new HashMap<String, Boolean>();
    database
        .createQuery(
            """
            WITH r AS (SELECT *
                         FROM jsonb_to_recordset(:rows::jsonb)
                           AS r (finess text, lat double precision, lon double precision)),
                 moved AS (UPDATE facility f
                              SET lat = r.lat, lon = r.lon, position_precision = 'ADDRESS'
                             FROM r
                            WHERE f.finess = r.finess
                              AND (f.lat, f.lon, f.position_precision)
                                  IS DISTINCT FROM (r.lat, r.lon, 'ADDRESS')
                              AND (f.lat IS NULL OR <strength of f> <= <strength of FINESS>)
                           RETURNING f.finess)
            SELECT f.finess, m.finess IS NOT NULL AS moved
              FROM r JOIN facility f USING (finess) LEFT JOIN moved m USING (finess)
            """
                .replace("<strength of f>", Source.strengthOf("f.source"))
                .replace("<strength of FINESS>", Source.strengthOf("'FINESS'")))
        .bind("rows", rows)
        .map((rs, ctx) -> Map.entry(rs.getString(1), rs.getBoolean(2)))
        .forEach(row -> known.put(row.getKey(), row.getValue()));
    for (var position : positions) {
      var moved = known.get(position.finess());
      outcomes.put(
          position,
          moved == null
              ? new Outcome.Refused("nofinesset", "Aucun établissement n'a ce numéro FINESS")
              : Outcome.Applied.UNCHANGED.changedIf(moved));
    }
  }
}
