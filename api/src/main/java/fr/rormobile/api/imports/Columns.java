package fr.rormobile.api.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns of a file that has a header: their names, and the fields of a line by name. */
final class Columns {
  private final Map<String, Integer> index = new HashMap<>();
  private final int count;

  Columns(List<String> header) {
    for (var i = 0; i < header.size(); i++) {
      index.putIfAbsent(folded(header.get(i)), i);
    }
    this.count = header.size();
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  boolean has(String name) {
    return index.containsKey(folded(name));
  }

  /**
   * @throws RecordLoad.BadField when the line has another number of columns than the header
   */
  Fields fields(List<String> values) {
    if (values.size() != count) {
      throw new RecordLoad.BadField(
          null, values.size() + " colonnes au lieu de " + count + " dans l'en-tête");
    }
    return new Fields(this, values);
  }

  /** One line's values. A name that the header lacks reads as empty. */
  record Fields(Columns columns, List<String> values) {
    String get(String name) {
      var at = columns.index.get(folded(name));
      return at == null ? "" : values.get(at).strip();
    }
  }

  /**
   * One line of a CSV file with quotes doubled inside quotes.
   *
   * @throws RecordLoad.BadField when the quotes do not fit
   */
  static List<String> split(String line, char separator) {
    try {
      return CsvReader.builder().fieldSeparator(separator).ofSingleCsvRecord(line).getFields();
    } catch (CsvParseException unreadable) {
      throw new RecordLoad.BadField(null, "Les guillemets de la ligne ne se ferment pas");
    }
  }
}
