package fr.rormobile.api.feeds;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.beds.BedFinding;
import fr.rormobile.api.beds.BedLog;
import fr.rormobile.api.beds.BedReport;
import fr.rormobile.api.beds.BedReport.Channel;
import fr.rormobile.api.beds.BedRules;
import fr.rormobile.api.feeds.FeedStore.Begun;
import fr.rormobile.api.feeds.FeedStore.Zone;
import fr.rormobile.api.feeds.FeedStore.ZoneUnit;
import fr.rormobile.api.feeds.FeedWire.Counts;
import fr.rormobile.api.feeds.FeedWire.Reason;
import fr.rormobile.api.feeds.FeedWire.Result;
import fr.rormobile.api.feeds.FeedWire.Status;
import fr.rormobile.api.platform.JsonText;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A message of a feed: the reports it brings, the verdict of each of its lines, and the answer that
 * is said again to whoever sends it again. All of it is one transaction: a crash leaves nothing,
 * and the message sent again is then taken as if for the first time.
 *
 * <p>Lines are taken in their order, each on what those before it left: two lines of one unit are
 * two reports.
 */
@Singleton
class Feeds {
  private final FeedTransactions transactions;
  private final FeedStore store;
  private final BedLog log;
  private final JsonMapper json;
  private final Clock clock;

  Feeds(FeedTransactions transactions, FeedStore store, BedLog log, JsonMapper json, Clock clock) {
    this.transactions = transactions;
    this.store = store;
    this.log = log;
    this.json = json;
    this.clock = clock;
  }

  /** What became of a message. */
  sealed interface Received {
    /**
     * @param answer JSON
     */
    record Answered(String answer) implements Received {}

    /** Its id was used for another content. */
    record KeyForOther() implements Received {}
  }

  Received receive(Caller caller, FeedMessage message) {
    return transactions.run(
        h ->
            switch (store.begin(h, caller.id(), message, now())) {
              case Begun.Again(var answer) -> new Received.Answered(answer);
              case Begun.ForOther _ -> new Received.KeyForOther();
              case Begun.First _ -> new Received.Answered(take(h, caller, message));
            });
  }

  private String take(Handle h, Caller caller, FeedMessage message) {
    var units = store.units(h, zones(caller, message));
    var locked = new HashSet<String>();
    units.values().stream()
        .filter(same -> same.size() == 1)
        .forEach(same -> locked.add(same.getFirst().unitId()));
    var batch = log.open(h, locked);
    var taking = new Taking(caller, message, units, batch, now());
    var results = message.lines().stream().map(taking::result).toList();
    batch.write();
    var counts = Counts.of(results);
    var answer = text(new FeedWire.Answer(message.id(), taking.now, counts, results));
    store.finish(h, caller.id(), message, counts, answer);
    store.forget(h, caller.id(), taking.now);
    store.heard(h, caller.id(), taking.now);
    return answer;
  }

  private static Set<Zone> zones(Caller caller, FeedMessage message) {
    var zones = new HashSet<Zone>();
    for (var line : message.lines()) {
      if (caller.facilities().contains(line.facility()) && line.faults().isEmpty()) {
        zones.add(new Zone(line.facility(), line.zone()));
      }
    }
    return zones;
  }

  /** PostgreSQL keeps microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private String text(Object value) {
    return JsonText.of(json, value);
  }

  /**
   * The lines of one message, one after the other.
   *
   * @param now after all locks were had: nothing that is known is newer
   */
  private record Taking(
      Caller caller,
      FeedMessage message,
      Map<Zone, List<ZoneUnit>> units,
      BedLog.Batch batch,
      Instant now) {

    Result result(FeedLine line) {
      if (!line.facility().isEmpty() && !caller.facilities().contains(line.facility())) {
        return result(line, Status.OUT_OF_SCOPE, null);
      }
      if (!line.faults().isEmpty()) {
        return refused(line, line.faults());
      }
      var same = units.getOrDefault(new Zone(line.facility(), line.zone()), List.of());
      return switch (same.size()) {
        case 0 -> result(line, Status.UNKNOWN_ZONE, null);
        case 1 -> take(line, same.getFirst());
        default -> result(line, Status.AMBIGUOUS_ZONE, null);
      };
    }

    private Result take(FeedLine line, ZoneUnit unit) {
      var counted = line.counted();
      if (counted == null) {
        throw new IllegalStateException("a line without a time has a fault");
      }
      var field = message.format() == FeedMessage.Format.CSV ? "date" : "validAt";
      var asked = counted.in(unit.timeZone());
      var wrongTime = BedRules.timeRefusal(asked, now, field);
      if (wrongTime.isPresent()) {
        return refused(line, List.of(wrongTime.get()));
      }
      var report =
          new BedReport(
              unit.unitId(),
              BedRules.validAt(asked, now),
              now,
              message.source(),
              Channel.FEED,
              caller.id(),
              message.id(),
              line.note(),
              line.groups());
      var findings = BedRules.refusals(batch.state(unit.unitId()), report);
      if (!findings.isEmpty()) {
        return refused(line, findings);
      }
      return result(
          line,
          switch (batch.add(report)) {
            case APPLIED -> Status.APPLIED;
            case UNCHANGED -> Status.UNCHANGED;
            case SUPERSEDED -> Status.SUPERSEDED;
          },
          null);
    }

    private static Result refused(FeedLine line, List<BedFinding> findings) {
      return result(line, Status.REFUSED, findings.stream().map(Reason::of).toList());
    }

    private static Result result(FeedLine line, Status status, @Nullable List<Reason> reasons) {
      return new Result(
          line.line(),
          line.facility().isEmpty() ? null : line.facility(),
          line.zone().isEmpty() ? null : line.zone(),
          status,
          reasons);
    }
  }
}
