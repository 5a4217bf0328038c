package fr.rormobile.api.imports;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What a format knows: how a line becomes a record, and how records become rows. One instance a
 * load, used by one thread.
 *
 * @param <R> a record: all that one line says, checked
 */
interface RecordLoad<R> {
  /** How often a file must be read: more than once where some lines need what later ones say. */
  default int passes() {
    return 1;
  }

  /**
   * Called before the first line of each pass over a file.
   *
   * @param firstLine null: the file is empty
   * @return whether the first line is not a record (header, metadata)
   * @throws UnknownFile when this is no file of the format; nothing of it is then read
   */
  boolean begin(int pass, String fileName, @Nullable Line firstLine);

  /**
   * @return null: not for this pass, or no record at all; such a line is not counted
   * @throws BadField when the line is refused
   */
  @Nullable R parse(int pass, Line line);

  /** The files in the order in which they must be read, without those that are of no use here. */
  default List<SourceFile> order(List<SourceFile> files) {
    return files;
  }

  /** The tables that {@link #apply} fills, for their statistics. */
  List<String> tables();

  /** Two records with the same key are never given to {@link #apply} together. */
  String key(R record);

  /**
   * Writes the records in the caller's transaction.
   *
   * @return one outcome a record, in order; a refused one has written nothing
   */
  List<? extends Outcome> apply(Handle database, List<R> records);

  /** The file is not what it was said to be; the message is in French. */
  final class UnknownFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownFile(String message) {
      super(message);
    }
  }

  /** A field does not hold what it must. */
  final class BadField extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable String field;

    BadField(@Nullable String field, String reason) {
      super(reason, null, false, false);
      this.field = field;
    }

    @Nullable String field() {
      return field;
    }
  }
}
