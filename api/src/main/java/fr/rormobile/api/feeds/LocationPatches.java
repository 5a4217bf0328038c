package fr.rormobile.api.feeds;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.beds.BedFinding;
import fr.rormobile.api.beds.BedLog;
import fr.rormobile.api.beds.BedReport;
import fr.rormobile.api.beds.BedReport.Channel;
import fr.rormobile.api.beds.BedRules;
import fr.rormobile.api.beds.BedSource;
import fr.rormobile.api.beds.BedState.Effect;
import fr.rormobile.api.feeds.FeedStore.Zone;
import fr.rormobile.api.feeds.OutcomeWire.Issue;
import fr.rormobile.api.platform.web.ProblemException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * The official patch of a place's capacities: the operations of one request are one report, in one
 * transaction, by the same rules as any other.
 *
 * <p>The report counts as of the latest date given in the request, for every group of lines it
 * touches; without a date, as of now.
 */
@Singleton
class LocationPatches {
  /** IdNatStruct (a digit before the FINESS number) or the FINESS number, and the bed zone. */
  private static final Pattern IDENTIFIER =
      Pattern.compile("(?:[^|]*\\|)?1?([0-9][0-9A-Z][0-9]{7})/(.{1,64})");

  private final FeedTransactions transactions;
  private final FeedStore store;
  private final BedLog log;
  private final Clock clock;

  LocationPatches(FeedTransactions transactions, FeedStore store, BedLog log, Clock clock) {
    this.transactions = transactions;
    this.store = store;
    this.log = log;
    this.clock = clock;
  }

  /**
   * @throws PatchRefusal when nothing was done
   * @throws ProblemException when the place is not one of the caller's
   */
  Effect apply(Caller caller, String identifier, List<PatchOperation> operations) {
    var zone = zone(identifier);
    if (!caller.facilities().contains(zone.facility())) {
      throw ProblemException.outOfScope(
          "Vous ne pouvez écrire le capacitaire que des établissements de votre compte.");
    }
    return transactions.run(h -> apply(h, caller, unit(h, zone, identifier), operations));
  }

  private static Zone zone(String identifier) {
    var parts = IDENTIFIER.matcher(identifier);
    if (!parts.matches()) {
      throw PatchRefusal.noSuchPlace(identifier);
    }
    return new Zone(Objects.requireNonNull(parts.group(1)), Objects.requireNonNull(parts.group(2)));
  }

  private String unit(Handle h, Zone zone, String identifier) {
    var same = store.units(h, List.of(zone)).getOrDefault(zone, List.of());
    return switch (same.size()) {
      case 0 -> throw PatchRefusal.noSuchPlace(identifier);
      case 1 -> same.getFirst().unitId();
      default -> throw PatchRefusal.severalPlaces(same.size());
    };
  }

  private Effect apply(Handle h, Caller caller, String unit, List<PatchOperation> operations) {
    var batch = log.open(h, List.of(unit));
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var lines = new PatchedLines(batch.state(unit));
    operations.forEach(lines::carryOut);
    var report =
        new BedReport(
            unit,
            validAt(lines, now),
            now,
            Objects.requireNonNullElse(lines.source(), BedSource.BED_MANAGEMENT),
            Channel.PATCH,
            caller.id(),
            null,
            null,
            lines.touched());
    var findings = BedRules.refusals(batch.state(unit), report);
    if (!findings.isEmpty()) {
      throw PatchRefusal.rules(findings.stream().map(LocationPatches::issue).toList());
    }
    var effect = batch.add(report);
    batch.write();
    store.heard(h, caller.id(), now);
    return effect;
  }

  private static Instant validAt(PatchedLines lines, Instant now) {
    var asked = Objects.requireNonNullElse(lines.date(), now);
    BedRules.timeRefusal(asked, now, CapacityElement.DATE.url())
        .ifPresent(
            finding -> {
              throw PatchRefusal.rule(
                  finding.message(), PatchRefusal.valueOf(CapacityElement.DATE));
            });
    return BedRules.validAt(asked, now);
  }

  private static Issue issue(BedFinding finding) {
    return Issue.error("business-rule", finding.message(), PatchRefusal.VALUE);
  }
}
