package fr.rormobile.api.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One load, as it stands.
 *
 * @param fileName several names are separated by a comma
 * @param finishedAt null while it runs
 * @param encoding what the files were decoded with; null before the first one was opened
 * @param progressPercent share of the bytes read
 * @param failure French; null unless FAILED
 */
record ImportJob(
    long id,
    ImportFormat format,
    String fileName,
    Status status,
    Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String encoding,
    Counts counts,
    int progressPercent,
    @Nullable String failure) {

  enum Status {
    RUNNING,
    DONE,
    FAILED
  }

  private static final String PREFIX = "imp-";

  /** The id that the outside sees. */
  String publicId() {
    return publicId(id);
  }

  static String publicId(long id) {
    return PREFIX + id;
  }

  /** -1 where this cannot be a job's id. */
  static long idOf(String publicId) {
    return publicId.matches(PREFIX + "[1-9][0-9]{0,17}")
        ? Long.parseLong(publicId.substring(PREFIX.length()))
        : -1;
  }
}
