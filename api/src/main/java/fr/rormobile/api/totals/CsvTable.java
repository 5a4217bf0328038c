package fr.rormobile.api.totals;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * CSV as a French Excel opens it by a double click: UTF-8 with its mark, semicolons, decimal
 * commas.
 *
 * <p>A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, « CSV
 * injection »): a unit's name is typed by people.
 */
final class CsvTable implements TableWriter {
  private static final String MARK = "\uFEFF";
  private static final String FORMULA = "=+-@\t\r";
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

  private final CsvWriter csv;

  CsvTable(OutputStream out, List<String> headers, List<List<Cell>> notes) throws IOException {
    var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(MARK);
    this.csv =
        CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.CRLF).build(writer);
    for (var note : notes) {
      row(note);
    }
    if (!notes.isEmpty()) {
      csv.writeRecord("");
    }
    csv.writeRecord(headers);
  }

  @Override
  public void row(List<Cell> cells) {
    csv.writeRecord(cells.stream().map(CsvTable::text).toList());
  }

  private static String text(Cell cell) {
    return switch (cell) {
      case Cell.Text(var value) -> harmless(value);
      case Cell.Whole(var value) -> String.valueOf(value);
      case Cell.Decimal(var value) -> String.valueOf(value).replace('.', ',');
      case Cell.Moment(var value) -> MOMENT.format(value.atZone(PARIS));
      case Cell.Empty() -> "";
    };
  }

  static String harmless(String value) {
    return !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
