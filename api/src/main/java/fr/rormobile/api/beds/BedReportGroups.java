package fr.rormobile.api.beds;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import fr.rormobile.api.beds.BedReport.Count;
import fr.rormobile.api.beds.BedReport.Group;
import fr.rormobile.api.beds.CapacityLine.AdditionalType;
import fr.rormobile.api.beds.CapacityLine.Assignment;
import fr.rormobile.api.beds.CapacityLine.ClosingType;
import fr.rormobile.api.beds.CapacityLine.CrisisType;
import fr.rormobile.api.beds.CapacityLine.Gender;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what {@link BedReportJson} wrote, or {@code keep_bed_reports} in SQL. */
public final class BedReportGroups {
  private static final JsonFactory JSON = new JsonFactory();

  private BedReportGroups() {}

  /**
   * @param json {@code bed_report.groups}
   * @return in the order of the groups
   * @throws UncheckedIOException when the log was not written by us
   */
  public static Map<Group, List<Count>> read(String json) {
    var groups = new TreeMap<Group, List<Count>>();
    try (var parser = JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        group(parser, groups);
      }
    } catch (IOException notOurs) {
      throw new UncheckedIOException(notOurs);
    }
    return groups;
  }

  private static void group(JsonParser parser, Map<Group, List<Count>> groups) throws IOException {
    var codes = new HashMap<String, String>();
    var counts = new ArrayList<Count>();
    for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          counts.add(count(parser));
        }
      } else {
        codes.put(name, parser.getText());
      }
    }
    groups.put(
        new Group(
            CapacityLine.get(Nature.class, codes.getOrDefault("nature", "")),
            CapacityLine.get(Status.class, codes.getOrDefault("status", "")),
            CapacityLine.get(Horizon.class, codes.getOrDefault("horizon", ""))),
        List.copyOf(counts));
  }

  private static Count count(JsonParser parser) throws IOException {
    var codes = new HashMap<String, String>();
    var number = 0;
    for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
        number = parser.getIntValue();
      } else {
        codes.put(name, parser.getText());
      }
    }
    return new Count(
        CapacityLine.find(Gender.class, codes.getOrDefault("gender", "")),
        CapacityLine.find(ClosingType.class, codes.getOrDefault("closingType", "")),
        CapacityLine.find(AdditionalType.class, codes.getOrDefault("additionalType", "")),
        CapacityLine.find(CrisisType.class, codes.getOrDefault("crisisType", "")),
        CapacityLine.find(Assignment.class, codes.getOrDefault("assignment", "")),
        number);
  }
}
