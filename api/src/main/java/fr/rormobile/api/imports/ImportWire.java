package fr.rormobile.api.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes over the wire; the contract says what each field is. */
final class ImportWire {
  private ImportWire() {}

  @Serdeable
  record Accepted(String id) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Import(
      String id,
      String format,
      String fileName,
      String status,
      Instant startedAt,
      @Nullable Instant finishedAt,
      long read,
      long created,
      long updated,
      long unchanged,
      long refused,
      int progress,
      @Nullable String failure,
      @Nullable RefusalPage refusals) {

    /**
     * @param refusals null: in a list
     */
    static Import of(ImportJob job, @Nullable RefusalPage refusals) {
      return new Import(
          job.publicId(),
          job.format().name(),
          job.fileName(),
          job.status().name(),
          job.startedAt(),
          job.finishedAt(),
          job.counts().read(),
          job.counts().created(),
          job.counts().updated(),
          job.counts().unchanged(),
          job.counts().refused(),
          job.progressPercent(),
          job.failure(),
          refusals);
    }
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ImportPage(
      @JsonInclude(JsonInclude.Include.ALWAYS) List<Import> items, @Nullable String nextCursor) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RefusedLine(
      String fileName, int line, @Nullable String field, String reason, String text) {
    static RefusedLine of(Refusal refusal) {
      return new RefusedLine(
          refusal.fileName(), refusal.line(), refusal.field(), refusal.reason(), refusal.text());
    }
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RefusalPage(
      @JsonInclude(JsonInclude.Include.ALWAYS) List<RefusedLine> items,
      @Nullable String nextCursor) {}
}
