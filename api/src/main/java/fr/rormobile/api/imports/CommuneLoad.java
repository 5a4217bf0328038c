package fr.rormobile.api.imports;

import fr.rormobile.api.territory.FoldedName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The gazetteer: CSV with a header, comma or semicolon, columns code_insee, nom, codes_postaux
 * (separated by « | »), population, lat, lon. The département and the region come from the INSEE
 * code.
 */
final class CommuneLoad implements RecordLoad<CommuneLoad.Commune> {
  private static final Pattern INSEE = Pattern.compile("[0-9][0-9AB][0-9]{3}");

  private Columns columns = new Columns(List.of());
  private char separator = ',';

  /** WGS84 degrees, both null where unknown. */
  record Commune(
      String code,
      String name,
      String departmentCode,
      String regionCode,
      List<String> postcodes,
      @Nullable Integer population,
      @Nullable Double lat,
      @Nullable Double lon) {}

  @Override
  public boolean begin(int pass, String fileName, @Nullable Line firstLine) {
    if (firstLine == null) {
      throw new UnknownFile("Le fichier « " + fileName + " » est vide.");
    }
    separator = firstLine.text().indexOf(';') >= 0 ? ';' : ',';
    columns = header(firstLine);
    if (!columns.has("code_insee") || !columns.has("nom")) {
      throw new UnknownFile(
          "« "
              + fileName
              + " » n'est pas un fichier de communes : il faut un en-tête avec code_insee et nom.");
    }
    return true;
  }

  private Columns header(Line line) {
    try {
      return new Columns(Columns.split(line.text(), separator));
    } catch (BadField unreadable) {
      return new Columns(List.of());
    }
  }

  @Override
  public Commune parse(int pass, Line line) {
    var fields = columns.fields(Columns.split(line.text(), separator));
    var code = fields.get("code_insee");
    if (!INSEE.matcher(code).matches()) {
      throw new BadField("code_insee", "Ce n'est pas un code INSEE de commune");
    }
    var department = Territory.departmentOf(code);
    var region = Territory.regionOf(department);
    if (region == null) {
      throw new BadField("code_insee", "Le département « " + department + " » n'existe pas");
    }
    var population = fields.get("population");
    var lat = position(fields, "lat", 90);
    var lon = position(fields, "lon", 180);
    if ((lat == null) != (lon == null)) {
      throw new BadField("lat", "Il faut la latitude et la longitude, ou aucune des deux");
    }
    return new Commune(
        code,
        Check.required("nom", fields.get("nom")),
        department,
        region,
        postcodes(fields.get("codes_postaux")),
        population.isEmpty() ? null : Check.count("population", population),
        lat,
        lon);
  }

  private static @Nullable Double position(Columns.Fields fields, String name, int bound) {
    var value = fields.get(name);
    if (value.isEmpty()) {
      return null;
    }
    var degrees = Check.coordinate(name, value);
    if (Math.abs(degrees) > bound) {
      throw new BadField(name, "La coordonnée dépasse " + bound + " degrés");
    }
    return degrees;
  }

  private static List<String> postcodes(String value) {
    var codes = new ArrayList<String>();
    for (var code : value.split("[|,; ]+", -1)) {
      if (code.isEmpty()) {
        continue;
      }
      if (!code.matches("[0-9]{5}")) {
        throw new BadField("codes_postaux", "« " + code + " » n'est pas un code postal");
      }
      codes.add(code);
    }
    return codes;
  }

  @Override
  public List<String> tables() {
    return List.of("commune");
  }

  @Override
  public String key(Commune commune) {
    return commune.code();
  }

  @Override
  public List<? extends Outcome> apply(Handle database, List<Commune> communes) {
    var upsert =
        database
            .createQuery(
                """
                INSERT INTO commune AS c (code, name, folded_name, department_code, region_code,
                                          postcodes, population, lat, lon)
                SELECT code, name, folded_name, department_code, region_code, postcodes, population, lat, lon
                  FROM jsonb_to_recordset(:rows::jsonb)
                    AS r (code text, name text, folded_name text, department_code text, region_code text,
                          postcodes text[], population int, lat double precision, lon double precision)
                    ON CONFLICT (code) DO UPDATE
                   SET name = EXCLUDED.name, folded_name = EXCLUDED.folded_name,
                       department_code = EXCLUDED.department_code, region_code = EXCLUDED.region_code,
                       postcodes = EXCLUDED.postcodes,
                       population = COALESCE(EXCLUDED.population, c.population),
                       lat = COALESCE(EXCLUDED.lat, c.lat), lon = COALESCE(EXCLUDED.lon, c.lon)
                 WHERE (c.name, c.folded_name, c.department_code, c.region_code, c.postcodes, c.population,
                        c.lat, c.lon)
                       IS DISTINCT FROM
                       (EXCLUDED.name, EXCLUDED.folded_name, EXCLUDED.department_code,
                        EXCLUDED.region_code, EXCLUDED.postcodes,
                        COALESCE(EXCLUDED.population, c.population),
                        COALESCE(EXCLUDED.lat, c.lat), COALESCE(EXCLUDED.lon, c.lon))
                RETURNING code, (xmax = 0) AS created
                """)
            .bind("rows", rows(communes));
    var changed = Upserted.read(upsert);
    return communes.stream().map(c -> Upserted.outcome(changed, c.code())).toList();
  }

  private static String rows(List<Commune> communes) {
    return JsonRows.of(
        communes,
        (json, c) -> {
          json.writeStringField("code", c.code());
          json.writeStringField("name", c.name());
          json.writeStringField("folded_name", FoldedName.of(c.name()));
          json.writeStringField("department_code", c.departmentCode());
          json.writeStringField("region_code", c.regionCode());
          json.writeArrayFieldStart("postcodes");
          for (var code : c.postcodes()) {
            json.writeString(code);
          }
          json.writeEndArray();
          json.writeObjectField("population", c.population());
          json.writeObjectField("lat", c.lat());
          json.writeObjectField("lon", c.lon());
        });
  }
}
