package fr.rormobile.api.feeds;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.beds.BedFinding;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes over the wire to a hospital's system; the contract says what each field is. */
final class FeedWire {
  private FeedWire() {}

  /** What became of a line of a message. */
  enum Status {
    APPLIED,
    UNCHANGED,
    SUPERSEDED,
    REFUSED,
    UNKNOWN_ZONE,
    AMBIGUOUS_ZONE,
    OUT_OF_SCOPE
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Reason(String field, String rule, @Nullable String bound, String message) {
    static Reason of(BedFinding finding) {
      return new Reason(finding.field(), finding.rule(), finding.bound(), finding.message());
    }
  }

  /**
   * @param facilityId null when the line does not give a readable one; so is {@code zone}
   * @param reasons null unless REFUSED
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Result(
      int line,
      @Nullable String facilityId,
      @Nullable String zone,
      Status status,
      @Nullable List<Reason> reasons) {}

  @Serdeable
  record Counts(
      int received,
      int applied,
      int unchanged,
      int superseded,
      int refused,
      int unknownZone,
      int ambiguousZone,
      int outOfScope) {

    static Counts of(List<Result> results) {
      return new Counts(
          results.size(),
          count(results, Status.APPLIED),
          count(results, Status.UNCHANGED),
          count(results, Status.SUPERSEDED),
          count(results, Status.REFUSED),
          count(results, Status.UNKNOWN_ZONE),
          count(results, Status.AMBIGUOUS_ZONE),
          count(results, Status.OUT_OF_SCOPE));
    }

    private static int count(List<Result> results, Status status) {
      return (int) results.stream().filter(result -> result.status() == status).count();
    }
  }

  @Serdeable
  record Answer(String messageId, Instant receivedAt, Counts counts, List<Result> results) {}

  @Serdeable
  record Facility(String finess, String name) {}

  @Serdeable
  record Message(String messageId, String format, Instant receivedAt, Counts counts) {}

  /**
   * @param lastReceivedAt null: never heard
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Feed(
      String id,
      String name,
      List<Facility> facilities,
      @Nullable Instant lastReceivedAt,
      int expectedMinutes,
      boolean silent,
      List<Message> messages) {}

  @Serdeable
  record FeedList(List<Feed> items) {}
}
