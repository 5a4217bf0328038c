package fr.rormobile.api.entries;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.beds.BedFinding;
import fr.rormobile.api.beds.BedHabits;
import fr.rormobile.api.beds.BedLines;
import fr.rormobile.api.beds.BedLog;
import fr.rormobile.api.beds.BedReport;
import fr.rormobile.api.beds.BedReport.Channel;
import fr.rormobile.api.beds.BedReport.Count;
import fr.rormobile.api.beds.BedReport.Group;
import fr.rormobile.api.beds.BedRules;
import fr.rormobile.api.beds.BedSource;
import fr.rormobile.api.beds.BedState;
import fr.rormobile.api.beds.BedState.Effect;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.entries.EntryWire.Entry;
import fr.rormobile.api.entries.EntryWire.OfUnit;
import fr.rormobile.api.platform.Idempotency;
import fr.rormobile.api.platform.Idempotency.Taken;
import fr.rormobile.api.platform.JsonText;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Takes what people enter: whose unit it is, whether somebody else was faster, whether it can be.
 *
 * <p>One transaction; a unit's verdict is its own, so that a slip in one does not cost the others.
 */
@Singleton
class BedEntries {
  private static final String OPERATION = "POST /beds/entries";
  private static final Duration HABITS_SINCE = Duration.ofDays(28);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("d MMMM 'à' H 'h' mm", Locale.FRENCH);

  private final Jdbi jdbi;
  private final EntryRows rows;
  private final BedLog log;
  private final Idempotency idempotency;
  private final JsonMapper json;
  private final Clock clock;

  BedEntries(
      Jdbi jdbi,
      EntryRows rows,
      BedLog log,
      Idempotency idempotency,
      JsonMapper json,
      Clock clock) {
    this.jdbi = jdbi;
    this.rows = rows;
    this.log = log;
    this.idempotency = idempotency;
    this.json = json;
    this.clock = clock;
  }

  /** What became of a request with a key. */
  sealed interface Entered {
    /** The verdicts, as JSON. */
    record Told(String answer) implements Entered {}

    record KeyForOther() implements Entered {}
  }

  Verdict enter(Caller caller, String unitId, long version, Entry entry) {
    return jdbi.inTransaction(
        handle ->
            verdicts(handle, caller, Map.of(unitId, new Asked(version, entry)))
                .getOrDefault(unitId, new Verdict.OutOfScope()));
  }

  /**
   * @param entries each of another unit
   */
  Entered enter(Caller caller, EntryWire.Several entries, String key) {
    return jdbi.inTransaction(
        handle ->
            switch (idempotency.take(handle, caller.id(), OPERATION, key, text(entries))) {
              case Taken.Again(var answer) -> new Entered.Told(answer);
              case Taken.ForOther _ -> new Entered.KeyForOther();
              case Taken.First _ -> {
                var answer = text(answer(handle, caller, entries.entries()));
                idempotency.keep(handle, caller.id(), OPERATION, key, answer);
                yield new Entered.Told(answer);
              }
            });
  }

  private EntryWire.Verdicts answer(Handle handle, Caller caller, List<OfUnit> entries) {
    var asked = new LinkedHashMap<String, Asked>();
    entries.forEach(of -> asked.put(of.unitId(), new Asked(of.version(), of.entry())));
    var verdicts = verdicts(handle, caller, asked);
    return new EntryWire.Verdicts(
        asked.keySet().stream()
            .map(
                unit ->
                    EntryWire.Item.of(unit, verdicts.getOrDefault(unit, new Verdict.OutOfScope())))
            .toList());
  }

  /**
   * What is to be entered for a unit.
   *
   * @param version that the person has read
   */
  private record Asked(long version, Entry entry) {}

  private Map<String, Verdict> verdicts(Handle handle, Caller caller, Map<String, Asked> asked) {
    var theirs =
        rows.units(handle, asked.keySet()).entrySet().stream()
            .filter(unit -> caller.facilities().contains(unit.getValue().facility()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    var now = clock.instant();
    var batch = log.open(handle, theirs.keySet());
    var habits = rows.habits(handle, theirs.keySet(), now.minus(HABITS_SINCE));
    var verdicts = new LinkedHashMap<String, Verdict>();
    for (var unit : theirs.values()) {
      var of = asked.get(unit.id());
      if (of != null) {
        var moment = new Moment(handle, batch, caller, unit, now, habits.get(unit.id()));
        verdicts.put(unit.id(), verdict(moment, of));
      }
    }
    batch.write();
    return verdicts;
  }

  /** All that a verdict is made with. */
  private record Moment(
      Handle handle,
      BedLog.Batch batch,
      Caller caller,
      EntryRows.Unit unit,
      Instant now,
      @Nullable BedHabits habits) {
    BedState state() {
      return batch.state(unit.id());
    }
  }

  private Verdict verdict(Moment moment, Asked asked) {
    var state = moment.state();
    var entry = asked.entry();
    var read = read(state, entry);
    var findings = new ArrayList<>(read.findings());
    var validAt = entry.validAt() == null ? moment.now() : entry.validAt();
    BedRules.timeRefusal(validAt, moment.now(), "validAt").ifPresent(findings::add);
    if (!findings.isEmpty()) {
      return new Verdict.Refused(findings);
    }
    var report = report(moment, entry, validAt, read.groups());
    if (asked.version() != state.version()) {
      return late(moment, asked.version(), report);
    }
    var refusals = BedRules.refusals(state, report);
    if (!refusals.isEmpty()) {
      return new Verdict.Refused(refusals);
    }
    var confirmed = entry.confirm() == null ? Set.<String>of() : Set.copyOf(entry.confirm());
    var questions =
        BedRules.questions(state, report, moment.habits()).stream()
            .filter(question -> !confirmed.contains(question.rule()))
            .toList();
    if (!questions.isEmpty()) {
      return new Verdict.ToConfirm(state.version(), questions);
    }
    return new Verdict.Written(moment.batch().add(report), moment.state().version());
  }

  /** Whoever sends again because the answer was lost finds their own figures, not a conflict. */
  private Verdict late(Moment moment, long version, BedReport report) {
    var state = moment.state();
    var last = rows.report(moment.handle(), moment.unit().id());
    var own = last.filter(of -> moment.caller().id().equals(of.account())).isPresent();
    if (own && version + 1 == state.version() && saysNothingNew(state, report)) {
      return new Verdict.Written(Effect.UNCHANGED, state.version());
    }
    return new Verdict.Conflict(
        state.version(),
        last.map(of -> changedBy(of, moment.unit()))
            .orElse("Ces chiffres ont changé. Relisez-les avant de valider les vôtres."));
  }

  private static boolean saysNothingNew(BedState state, BedReport report) {
    return state.effectOf(report) == Effect.UNCHANGED;
  }

  private static String changedBy(EntryRows.Report last, EntryRows.Unit unit) {
    var who = last.author() == null ? "Un chargement" : last.author();
    var when = last.at() == null ? "" : " le " + HOUR.format(last.at().atZone(unit.zone()));
    return who
        + " a donné d'autres chiffres pour cette unité"
        + when
        + ". Relisez-les avant de valider les vôtres.";
  }

  private static BedLines.Read read(BedState state, Entry entry) {
    var unchanged = Boolean.TRUE.equals(entry.unchanged());
    if (unchanged == (entry.lines() != null)) {
      return refused("lines", "Donnez des lignes, ou dites que rien n'a changé : l'un des deux.");
    }
    if (entry.lines() != null) {
      return BedLines.read(entry.lines(), "lines");
    }
    var groups = new LinkedHashMap<Group, List<Count>>();
    state
        .groups()
        .forEach(
            (group, said) -> {
              // Neither a yearly figure nor a forecast becomes younger by looking at the beds.
              if (said.source() != BedSource.SAE && group.horizon() == Horizon.NOW) {
                groups.put(group, said.counts());
              }
            });
    return groups.isEmpty()
        ? refused("unchanged", "Rien n'a encore été dit de cette unité : donnez ses lits.")
        : new BedLines.Read(groups, List.of());
  }

  private static BedLines.Read refused(String field, String message) {
    return new BedLines.Read(Map.of(), List.of(new BedFinding("required", field, null, message)));
  }

  private static BedReport report(
      Moment moment, Entry entry, Instant validAt, Map<Group, List<Count>> groups) {
    return new BedReport(
        moment.unit().id(),
        BedRules.validAt(validAt, moment.now()),
        moment.now(),
        BedSource.MANUAL,
        Channel.ENTRY,
        moment.caller().id(),
        null,
        entry.note(),
        groups);
  }

  private String text(Object value) {
    return JsonText.of(json, value);
  }
}
