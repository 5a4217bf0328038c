package fr.rormobile.api.beds;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.rormobile.api.beds.BedReport.Count;
import fr.rormobile.api.beds.CapacityLine.OfficialCode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The groups of a report as the log keeps them: official codes, nothing that is not said. */
final class BedReportJson {
  private static final JsonFactory JSON = new JsonFactory();

  private BedReportJson() {}

  static String groups(BedReport report) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (var group : new TreeMap<>(report.groups()).entrySet()) {
        json.writeStartObject();
        json.writeStringField("nature", group.getKey().nature().code());
        json.writeStringField("status", group.getKey().status().code());
        json.writeStringField("horizon", group.getKey().horizon().code());
        json.writeArrayFieldStart("lines");
        for (var count : group.getValue()) {
          count(json, count);
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void count(JsonGenerator json, Count count) throws IOException {
    json.writeStartObject();
    json.writeNumberField("count", count.number());
    code(json, "gender", count.gender());
    code(json, "closingType", count.closingType());
    code(json, "additionalType", count.additionalType());
    code(json, "crisisType", count.crisisType());
    code(json, "assignment", count.assignment());
    json.writeEndObject();
  }

  private static void code(JsonGenerator json, String field, @Nullable OfficialCode value)
      throws IOException {
    if (value != null) {
      json.writeStringField(field, value.code());
    }
  }
}
