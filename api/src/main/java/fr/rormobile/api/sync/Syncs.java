package fr.rormobile.api.sync;

import static java.util.stream.Collectors.toMap;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.beds.BedFigure;
import fr.rormobile.api.crisis.OwnAlerts;
import fr.rormobile.api.crisispack.PackWire;
import fr.rormobile.api.crisispack.Territory;
import fr.rormobile.api.hetplans.OwnPlans;
import fr.rormobile.api.hetplans.PlanWire.Action;
import fr.rormobile.api.hetplans.PlanWire.Plan;
import fr.rormobile.api.offer.OfferReader;
import fr.rormobile.api.offer.Phone;
import fr.rormobile.api.offer.UnitSheet;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import fr.rormobile.api.sync.SyncStore.Changed;
import fr.rormobile.api.sync.SyncStore.ChangedTension;
import fr.rormobile.api.sync.SyncWire.Digests;
import fr.rormobile.api.sync.SyncWire.Page;
import fr.rormobile.api.sync.SyncWire.Tension;
import fr.rormobile.api.sync.SyncWire.Tensions;
import fr.rormobile.api.sync.SyncWire.Unit;
import fr.rormobile.api.sync.SyncWire.Units;
import fr.rormobile.api.tension.OpenTensions;
import fr.rormobile.api.tension.TensionWire;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * One page for a phone, from one state of the database. Tensions, plans, actions and alerts are on
 * the first page of a walk, the units on as many as it takes; then the next walk begins where this
 * one did. A walk of one page leaves the phone with exactly that state: its digests are told.
 */
@Singleton
class Syncs {
  /** A phone that was away longer begins anew. */
  static final Duration KEPT = Duration.ofDays(30);

  /** Of units in a page, before compression; a page has one at least. */
  static final int LONGEST = 60_000;

  private static final int AT_ONCE = 200;

  private final Jdbi jdbi;
  private final SyncStore store;
  private final OfferReader offer;
  private final OpenTensions tensions;
  private final OwnPlans plans;
  private final OwnAlerts alerts;
  private final JsonMapper json;
  private final Clock clock;

  Syncs(
      Jdbi jdbi,
      SyncStore store,
      OfferReader offer,
      OpenTensions tensions,
      OwnPlans plans,
      OwnAlerts alerts,
      JsonMapper json,
      Clock clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.offer = offer;
    this.tensions = tensions;
    this.plans = plans;
    this.alerts = alerts;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param since null: the phone holds nothing
   * @throws ProblemException 410: it has to begin anew
   */
  Page page(Caller caller, @Nullable String since) {
    var asked = since == null ? null : SyncCursor.read(since);
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ, h -> page(h, caller, asked));
  }

  private Page page(Handle h, Caller caller, @Nullable SyncCursor asked) {
    var snapshot = store.snapshot(h, asked == null ? null : asked.since());
    var territory = Territory.of(h, caller);
    var scope = scope(caller, territory);
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    if (asked != null) {
      refuseOld(asked, snapshot, scope);
    }
    var from = asked == null ? SyncCursor.fresh(snapshot.database(), scope, now) : asked;
    var begins = from.horizon() == null;
    var horizon = begins ? snapshot.xmin() : from.horizon();
    var visible = Visibility.of(caller);
    var small = begins ? Small.read(h, caller, territory, plans, alerts) : null;
    var units = units(h, territory, visible, from);
    var last = units.last();
    var ends = last == null;
    var next =
        new SyncCursor(
            from.database(),
            scope,
            now,
            ends ? horizon : from.since(),
            ends ? null : horizon,
            last == null ? "" : last,
            small == null ? from.small() : small.digests());
    return new Page(
        next.text(),
        !(begins && ends),
        asked == null,
        now,
        new Units(units.items(), units.gone()),
        begins ? tensions(h, territory, from.since()) : new Tensions(List.of(), List.of()),
        small == null ? null : small.plansUnless(from.small().get(0)),
        small == null ? null : small.actionsUnless(from.small().get(1)),
        small == null ? null : small.alertsUnless(from.small().get(2)),
        small != null && ends ? digests(h, territory, visible, small) : null);
  }

  private void refuseOld(SyncCursor asked, SyncStore.Snapshot snapshot, String scope) {
    if (!asked.database().equals(snapshot.database())
        || snapshot.ahead()
        || asked.issuedAt().isBefore(clock.instant().minus(KEPT))) {
      throw gone("Trop de temps a passé depuis la dernière synchronisation : reprenez du début.");
    }
    if (!asked.scope().equals(scope)) {
      throw gone(
          "Vos droits ou votre territoire ont changé : reprenez la synchronisation du début.");
    }
  }

  private static ProblemException gone(String sentence) {
    return ProblemException.of(ProblemKind.GONE, sentence);
  }

  private static String scope(Caller caller, Territory territory) {
    var all = new HashMap<String, String>();
    caller.roles().forEach(role -> all.put("role " + role, ""));
    caller.crisisCells().forEach(cell -> all.put("cell " + cell, ""));
    caller.regions().forEach(region -> all.put("region " + region, ""));
    territory.facilities().forEach(facility -> all.put("facility " + facility, ""));
    territory.departments().forEach(department -> all.put("department " + department, ""));
    return SyncDigest.of(all).substring(0, 16);
  }

  /**
   * @param last where the next page begins; null: that was all
   */
  private record UnitsPage(List<Unit> items, List<String> gone, @Nullable String last) {}

  private UnitsPage units(Handle h, Territory territory, Visibility visible, SyncCursor from) {
    var items = new ArrayList<Unit>();
    var gone = new ArrayList<String>();
    var after = from.after();
    var bytes = 0;
    while (true) {
      var changed =
          store.units(h, territory, visible.seesConfidentialUnits(), from.since(), after, AT_ONCE);
      var sheets = sheets(changed);
      for (var each : changed) {
        var sheet = sheets.get(each.id());
        if (each.gone() || sheet == null) {
          gone.add(each.id());
          bytes += each.id().length() + 3;
        } else {
          var unit = unit(sheet, each.version());
          items.add(unit);
          bytes += JsonText.of(json, unit).length();
        }
        after = each.id();
        if (bytes > LONGEST) {
          return new UnitsPage(items, gone, after);
        }
      }
      if (changed.size() < AT_ONCE) {
        return new UnitsPage(items, gone, null);
      }
    }
  }

  private Map<String, UnitSheet> sheets(List<Changed> changed) {
    var ids = changed.stream().filter(each -> !each.gone()).map(Changed::id).toList();
    return offer.listUnits(ids).stream().collect(toMap(UnitSheet::id, sheet -> sheet));
  }

  private static Unit unit(UnitSheet sheet, String version) {
    var usual = sheet.facilityUsualName();
    return new Unit(
        sheet.id(),
        version,
        sheet.name(),
        sheet.facility().finess(),
        usual == null ? sheet.facility().name() : usual,
        sheet.place().locality().communeName(),
        Phone.publicOnes(sheet.reachableBy()),
        BedFigure.of(sheet.capacity()).map(PackWire.Figure::of).orElse(null));
  }

  private Tensions tensions(Handle h, Territory territory, @Nullable String since) {
    var changed = store.tensions(h, territory, since);
    var open =
        changed.stream()
            .filter(each -> !each.gone())
            .collect(toMap(ChangedTension::id, ChangedTension::version));
    var items =
        tensions.of(h, open.keySet()).stream()
            .map(
                line ->
                    new Tension(
                        line.id(),
                        open.getOrDefault(UUID.fromString(line.id()), ""),
                        withoutProposal(line)))
            .toList();
    var gone =
        changed.stream().filter(ChangedTension::gone).map(each -> each.id().toString()).toList();
    return new Tensions(items, gone);
  }

  /** A proposal comes and goes without changing the tension. */
  private static TensionWire.Line withoutProposal(TensionWire.Line line) {
    return new TensionWire.Line(
        line.id(),
        line.facility(),
        line.department(),
        line.disciplineGroup(),
        line.plan(),
        line.level(),
        line.drill(),
        line.status(),
        line.startedAt(),
        line.closedAt(),
        line.declaredBy(),
        null);
  }

  private Digests digests(Handle h, Territory territory, Visibility visible, Small small) {
    var open = new HashMap<String, String>();
    store
        .tensions(h, territory, null)
        .forEach(each -> open.put(each.id().toString(), each.version()));
    return new Digests(
        store.unitsDigest(h, territory, visible.seesConfidentialUnits()),
        SyncDigest.of(open),
        small.digests().get(0),
        small.digests().get(1),
        small.digests().get(2));
  }

  /** What is short enough to be told as a whole when any of it has changed. */
  private record Small(
      SyncWire.Plans plans,
      SyncWire.Actions actions,
      SyncWire.Alerts alerts,
      List<String> digests) {

    static Small read(
        Handle h, Caller caller, Territory territory, OwnPlans plans, OwnAlerts alerts) {
      var facilities = new TreeSet<>(territory.facilities());
      var own = plans.plans(h, facilities, territory.regions());
      var actions = plans.actions(territory.regions());
      var awaiting = alerts.awaiting(h, caller);
      return new Small(
          new SyncWire.Plans(own),
          new SyncWire.Actions(actions),
          new SyncWire.Alerts(awaiting),
          List.of(
              SyncDigest.of(
                  own.stream().collect(toMap(Plan::id, plan -> Integer.toString(plan.version())))),
              SyncDigest.of(
                  actions.stream()
                      .collect(toMap(Action::id, action -> Integer.toString(action.version())))),
              SyncDigest.of(
                  awaiting.stream().collect(toMap(OwnAlerts.Awaiting::id, alert -> "1")))));
    }

    SyncWire.@Nullable Plans plansUnless(String held) {
      return digests.get(0).equals(held) ? null : plans;
    }

    SyncWire.@Nullable Actions actionsUnless(String held) {
      return digests.get(1).equals(held) ? null : actions;
    }

    SyncWire.@Nullable Alerts alertsUnless(String held) {
      return digests.get(2).equals(held) ? null : alerts;
    }
  }
}
