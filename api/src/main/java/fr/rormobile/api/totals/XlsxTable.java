package fr.rormobile.api.totals;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook of one sheet, and a second one for notes where there are some. Texts are typed as
 * texts, so none can be a formula; they are written in place, so that no table of all texts is
 * held.
 */
final class XlsxTable implements TableWriter {
  private static final int ROWS_HELD = 500;

  private final Workbook book;
  private final List<List<Cell>> notes;
  private Worksheet sheet;
  private int row;

  XlsxTable(OutputStream out, String title, List<String> headers, List<List<Cell>> notes) {
    this.notes = List.copyOf(notes);
    this.book = new Workbook(out, "ROR mobile", "1.0");
    this.sheet = book.newWorksheet(title);
    sheet.freezePane(0, 1);
    for (var column = 0; column < headers.size(); column++) {
      sheet.inlineString(0, column, headers.get(column));
      sheet.style(0, column).bold().set();
    }
    row = 1;
  }

  @Override
  public void row(List<Cell> cells) throws IOException {
    for (var column = 0; column < cells.size(); column++) {
      put(column, cells.get(column));
    }
    row++;
    if (row % ROWS_HELD == 0) {
      sheet.flush();
    }
  }

  private void put(int column, Cell cell) {
    switch (cell) {
      case Cell.Text(var value) -> sheet.inlineString(row, column, value);
      case Cell.Whole(var value) -> sheet.value(row, column, value);
      case Cell.Decimal(var value) -> sheet.value(row, column, value);
      case Cell.Moment(var value) -> {
        sheet.value(row, column, value.atZone(PARIS).toLocalDateTime());
        sheet.style(row, column).format("dd/mm/yyyy hh:mm").set();
      }
      case Cell.Empty() -> {}
    }
  }

  @Override
  public void close() throws IOException {
    sheet.finish();
    if (!notes.isEmpty()) {
      sheet = book.newWorksheet("critères");
      row = 0;
      for (var note : notes) {
        row(note);
      }
      sheet.finish();
    }
    book.close();
  }
}
