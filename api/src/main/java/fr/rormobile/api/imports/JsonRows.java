package fr.rormobile.api.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A batch of rows as one JSON parameter, for {@code jsonb_to_recordset}: one statement a batch, and
 * the columns have names.
 */
final class JsonRows {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonRows() {}

  /** Writes one row's fields; a field left out is NULL. */
  @FunctionalInterface
  interface RowWriter<R> {
    void write(JsonGenerator json, R row) throws IOException;
  }

  static <R> String of(List<? extends R> rows, RowWriter<R> writer) {
    var text = new StringWriter(rows.size() * 256);
    try (var json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (var row : rows) {
        json.writeStartObject();
        writer.write(json, row);
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }
}
