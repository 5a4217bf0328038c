package fr.rormobile.api.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;

/** Rows of one table in PostgreSQL's COPY text format, until they are written. */
final class CopyBuffer {
  private final String statement;
  private final StringBuilder rows = new StringBuilder();

  CopyBuffer(String table, String columns) {
    this.statement = "COPY " + table + " (" + columns + ") FROM STDIN";
  }

  /**
   * @param values in the order of the columns; what is not null is written as its text
   */
  void row(@Nullable Object... values) {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        rows.append('\t');
      }
      var value = values[i];
      if (value == null) {
        rows.append("\\N");
      } else if (value instanceof Boolean yes) {
        rows.append(yes ? 't' : 'f');
      } else {
        escape(value.toString());
      }
    }
    rows.append('\n');
  }

  private void escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      var c = value.charAt(i);
      switch (c) {
        case '\\' -> rows.append("\\\\");
        case '\t' -> rows.append("\\t");
        case '\n' -> rows.append("\\n");
        case '\r' -> rows.append("\\r");
        default -> rows.append(c);
      }
    }
  }

  void flush(CopyManager copy) {
    if (rows.isEmpty()) {
      return;
    }
    try {
      copy.copyIn(
          statement, new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (SQLException refused) {
      throw new IllegalStateException(statement, refused);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    rows.setLength(0);
  }
}
