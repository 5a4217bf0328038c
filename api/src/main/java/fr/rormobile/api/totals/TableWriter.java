package fr.rormobile.api.totals;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;

/** A table that is written row by row; memory does not grow with it. */
public interface TableWriter extends AutoCloseable {
  /** Of those who read the table; the column says so. */
  ZoneId PARIS = ZoneId.of("Europe/Paris");

  void row(List<Cell> cells) throws IOException;

  /** Ends the table; without it there is none. */
  @Override
  void close() throws IOException;
}
