package fr.rormobile.api.beds;

import fr.rormobile.api.beds.BedState.Effect;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The one way in for bed figures, whoever brings them: reads the state of the units under a lock,
 * takes reports, writes log and state together.
 *
 * <p>All happens in the caller's transaction: a crash before its commit leaves nothing, and the
 * index hears of the units in the same commit. Units are locked in the order of their ids, so two
 * batches at once wait for each other and never stand against each other.
 */
@Singleton
public class BedLog {
  private final BedRows rows;

  BedLog(BedRows rows) {
    this.rows = rows;
  }

  /**
   * Locks these units until the transaction ends.
   *
   * @param unitIds that exist
   */
  public Batch open(Handle transaction, Collection<String> unitIds) {
    return new Batch(transaction, rows.lock(transaction, unitIds));
  }

  /** Reports of one transaction, in the order in which they are to be known. */
  public final class Batch {
    private final Handle transaction;
    private final Map<String, BedState> before;
    private final Map<String, BedState> states;
    private final List<BedReport> reports = new ArrayList<>();
    private final Map<UnitGroup, Integer> winners = new LinkedHashMap<>();

    Batch(Handle transaction, Map<String, BedState> before) {
      this.transaction = transaction;
      this.before = before;
      this.states = new LinkedHashMap<>(before);
    }

    /** As it is with the reports taken so far. */
    public BedState state(String unitId) {
      var state = states.get(unitId);
      if (state == null) {
        throw new IllegalArgumentException("not locked: " + unitId);
      }
      return state;
    }

    /** Takes a report, whatever it says: the rules are the caller's to ask ({@link BedRules}). */
    public Effect add(BedReport report) {
      var state = state(report.unitId());
      var effect = state.effectOf(report);
      for (var group : report.groups().keySet()) {
        if (state.counts(report, group)) {
          winners.put(new UnitGroup(report.unitId(), group), reports.size());
        }
      }
      reports.add(report);
      states.put(report.unitId(), state.with(report));
      return effect;
    }

    /** Writes all of it; once. */
    public void write() {
      if (!reports.isEmpty()) {
        rows.write(transaction, new Written(reports, winners, before, states));
      }
    }
  }

  /** One group of lines of one unit. */
  record UnitGroup(String unitId, BedReport.Group group) {}

  /**
   * What is to be written.
   *
   * @param winners by group, the place in {@code reports} of the one that it now comes from
   */
  record Written(
      List<BedReport> reports,
      Map<UnitGroup, Integer> winners,
      Map<String, BedState> before,
      Map<String, BedState> after) {}
}
