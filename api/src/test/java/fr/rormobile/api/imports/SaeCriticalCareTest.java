package fr.rormobile.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.RorServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The national table of critical-care beds after SAE 2023 was loaded, against sums made from its
 * files without anything of ours. SITOT is the total of three other rows, and is not in them.
 */
class SaeCriticalCareTest {
  private static final String ADULT = "critical-care-adult";
  private static final String CHILDREN = "critical-care-pediatric";
  private static final Map<String, String> REA =
      Map.of(
          "REAADU", ADULT,
          "USIC", ADULT,
          "SIUNV", ADULT,
          "AUTSI", ADULT,
          "SURVADU", ADULT,
          "REAENF", CHILDREN,
          "SURVENF", CHILDREN);

  /** As the survey writes them; Saint-Martin (978) is in its Guadeloupe. */
  private static final Map<String, String> OVERSEAS =
      Map.of("971", "9A", "978", "9A", "972", "9B", "973", "9C", "974", "9D", "976", "9F");

  private static final List<String> NEWBORNS = List.of("LIT_NEO_HSI", "LIT_SIN", "LIT_REA");

  @Test
  void theNationalTableEqualsTheSumsMadeFromTheFiles() throws IOException {
    var data = RealSae.folder();
    try (var server = RorServer.start(Map.of())) {
      server
          .jdbi()
          .useHandle(h -> h.execute("UPDATE care_unit SET deleted_at = now() WHERE demonstration"));
      RealSae.load(server, data);

      var table = server.as("ars").get("/dashboards/critical-care?byGroup=true").json();

      var expected = sums(data);
      assertThat(installed(table.get("total"))).isEqualTo(expected.get("all"));
      assertThat(installedByArea(table)).isEqualTo(expected);
      assertThat(table.at("/total/unboundedUnits").asInt()).isEqualTo(withoutNumber(server));
      assertThat(table.at("/total/notRefreshed")).isEqualTo(table.at("/total/units"));
      System.out.println("SAE 2023, soins critiques : " + expected.get("all") + " lits installés.");
    }
  }

  /** By « all », « all GROUP », « region CODE GROUP » and « department CODE GROUP »; no zeroes. */
  private static Map<String, Integer> installedByArea(JsonNode table) {
    var areas = new TreeMap<String, Integer>();
    areas.put("all", installed(table.get("total")));
    put(areas, "all", table);
    for (var region : table.get("regions")) {
      put(areas, "region " + region.get("code").asText(), region);
      for (var department : region.get("departments")) {
        var code = department.get("code").asText();
        put(areas, "department " + OVERSEAS.getOrDefault(code, code), department);
      }
    }
    return areas;
  }

  private static void put(Map<String, Integer> areas, String name, JsonNode area) {
    for (var column : area.get("groups")) {
      var beds = installed(column.get("total"));
      if (beds > 0) {
        areas.merge(name + " " + column.at("/disciplineGroup/id").asText(), beds, Integer::sum);
      }
    }
  }

  private static int installed(JsonNode total) {
    if (total.get("unboundedUnits").asInt() == 0) {
      assertThat(total.at("/installed/max")).isEqualTo(total.at("/installed/min"));
    }
    return total.at("/installed/min").asInt();
  }

  private static Map<String, Integer> sums(Path data) throws IOException {
    var places = new HashMap<String, Map<String, String>>();
    rows(data.resolve("ID_2023r.csv")).forEach(row -> places.put(row.get("FI"), row));
    var sums = new TreeMap<String, Integer>();
    for (var row : rows(data.resolve("REA_2023r.csv"))) {
      var group = REA.get(row.get("UNI"));
      if (group != null) {
        add(sums, places.get(row.get("FI")), group, row.get("LIT"));
      }
    }
    for (var row : rows(data.resolve("PERINAT_2023r.csv"))) {
      for (var column : NEWBORNS) {
        add(sums, places.get(row.get("FI")), CHILDREN, row.get(column));
      }
    }
    return sums;
  }

  /** Units that the survey names without saying how many beds they have: not zero, unknown. */
  private static int withoutNumber(RorServer server) {
    return server
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT count(*) FROM care_unit u
                          JOIN discipline_group_activity a
                            ON a.activity_code = u.operational_activity_code
                         WHERE u.deleted_at IS NULL
                           AND a.group_id IN ('critical-care-adult', 'critical-care-pediatric')
                           AND u.care_mode_code = '28'
                           AND NOT EXISTS (SELECT FROM capacity_line c WHERE c.unit_id = u.id)
                        """)
                    .mapTo(Integer.class)
                    .one());
  }

  private static void add(
      Map<String, Integer> sums,
      @Nullable Map<String, String> place,
      String group,
      @Nullable String beds) {
    if (place == null) {
      throw new AssertionError("a line of the survey of an establishment that it does not name");
    }
    if (beds == null || beds.isEmpty() || beds.equals("0")) {
      return;
    }
    var number = Integer.parseInt(beds);
    for (var name :
        List.of(
            "all",
            "all " + group,
            "region " + place.get("REG") + " " + group,
            "department " + place.get("DEP") + " " + group)) {
      sums.merge(name, number, Integer::sum);
    }
  }

  private static List<Map<String, String>> rows(Path file) throws IOException {
    var lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    var header = lines.getFirst().toUpperCase(Locale.ROOT).split(";", -1);
    var rows = new ArrayList<Map<String, String>>();
    for (var line : lines.subList(1, lines.size())) {
      var fields = line.split(";", -1);
      var row = new HashMap<String, String>();
      for (var i = 0; i < header.length; i++) {
        row.put(header[i], i < fields.length ? fields[i] : "");
      }
      rows.add(row);
    }
    return rows;
  }
}
