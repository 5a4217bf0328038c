package fr.rormobile.api.beds;

import fr.rormobile.api.beds.BedReport.Count;
import fr.rormobile.api.beds.BedReport.Group;
import fr.rormobile.api.beds.BedState.Effect;
import fr.rormobile.api.beds.CapacityLine.AdditionalType;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What figures of a unit can be true together. The one place that decides it, for people and for
 * machines.
 *
 * <p>Refused is what cannot be: more free beds than operational ones. Asked back, of a person only,
 * is what is strange: a number this unit never has. A transformation for COVID keeps the installed
 * beds and moves them to closed; beds opened for a tension are mobilised, never installed (capacity
 * screen of the ROR IeSS 3.8 and its COVID instruction).
 */
public final class BedRules {
  /** A sender's clock may be this much ahead: the figure then counts as of now. */
  public static final Duration CLOCK_AHEAD = Duration.ofMinutes(5);

  /** Older ones say nothing that is still of use. */
  public static final Duration OLDEST = Duration.ofDays(31);

  private BedRules() {}

  /** Empty: the time can be taken, by {@link #validAt}. */
  public static Optional<BedFinding> timeRefusal(Instant asked, Instant now, String field) {
    if (asked.isAfter(now.plus(CLOCK_AHEAD))) {
      return Optional.of(
          new BedFinding("max", field, now.toString(), "Ces lits sont comptés dans le futur."));
    }
    return asked.isBefore(now.minus(OLDEST))
        ? Optional.of(
            new BedFinding(
                "min",
                field,
                now.minus(OLDEST).toString(),
                "Ces lits sont comptés depuis plus de 31 jours : recomptez-les."))
        : Optional.empty();
  }

  /** The time a report counts as of. */
  public static Instant validAt(Instant asked, Instant now) {
    return asked.isAfter(now) ? now : asked;
  }

  /**
   * What cannot be, if this report became part of the state. Nothing is asked of a report that is
   * superseded as a whole.
   */
  public static List<BedFinding> refusals(BedState before, BedReport report) {
    if (before.effectOf(report) == Effect.SUPERSEDED) {
      return List.of();
    }
    var findings = new ArrayList<BedFinding>();
    for (var nature : Nature.values()) {
      if (report.groups().keySet().stream()
          .anyMatch(group -> group.nature() == nature && group.horizon() == Horizon.NOW)) {
        var figures = Figures.of(before.with(report), nature);
        covidKeepsInstalled(Figures.of(before, nature), figures).ifPresent(findings::add);
        closedFit(figures).ifPresent(findings::add);
        availableFit(figures).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<BedFinding> covidKeepsInstalled(Figures before, Figures after) {
    return after.assigned() && zero(before.installed()) > 0 && zero(after.installed()) == 0
        ? Optional.of(
            new BedFinding(
                "COVID_KEEPS_INSTALLED",
                "lines",
                String.valueOf(before.installed()),
                "Une transformation COVID ne met jamais les lits installés à 0 : gardez "
                    + before.installed()
                    + " installés et portez en « fermés » ceux qui ne servent plus."))
        : Optional.empty();
  }

  private static Optional<BedFinding> closedFit(Figures now) {
    return now.installed() != null && zero(now.closed()) > now.installed()
        ? Optional.of(
            new BedFinding(
                "CLOSED_WITHIN_INSTALLED",
                "lines",
                String.valueOf(now.installed()),
                now.closed() + " fermés pour " + now.installed() + " installés."))
        : Optional.empty();
  }

  private static Optional<BedFinding> availableFit(Figures now) {
    var operational = now.operational();
    return operational != null && zero(now.available()) > operational
        ? Optional.of(
            new BedFinding(
                "AVAILABLE_WITHIN_OPERATIONAL",
                "lines",
                String.valueOf(operational),
                now.available()
                    + " disponibles pour "
                    + operational
                    + " opérationnels ("
                    + now.installed()
                    + " installés − "
                    + zero(now.closed())
                    + " fermés + "
                    + zero(now.mobilised())
                    + " mobilisés)."))
        : Optional.empty();
  }

  /**
   * What is strange, and worth asking a person before it is taken.
   *
   * @param habits of the unit's free beds; null: not enough is known of it
   */
  public static List<BedFinding> questions(
      BedState before, BedReport report, @Nullable BedHabits habits) {
    if (before.effectOf(report) == Effect.SUPERSEDED) {
      return List.of();
    }
    var questions = new ArrayList<BedFinding>();
    var after = Figures.of(before.with(report), Nature.BED);
    var available = report.available();
    if (available != null && habits != null && !habits.contains(available, after.operational())) {
      questions.add(
          new BedFinding(
              "UNUSUAL_AVAILABLE",
              "lines",
              habits.low() + " à " + habits.high(),
              available
                  + " lits disponibles, alors que cette unité en annonce d'habitude de "
                  + habits.low()
                  + " à "
                  + habits.high()
                  + ". Confirmez-vous ?"));
    }
    moreInstalled(Figures.of(before, Nature.BED), after).ifPresent(questions::add);
    tooFull(after).ifPresent(questions::add);
    return questions;
  }

  private static Optional<BedFinding> moreInstalled(Figures before, Figures after) {
    var was = before.installed();
    var is = after.installed();
    return was != null && is != null && is > was
        ? Optional.of(
            new BedFinding(
                "MORE_INSTALLED",
                "lines",
                String.valueOf(was),
                is
                    + " lits installés au lieu de "
                    + was
                    + " : des lits ouverts pour un temps sont « supplémentaires mobilisés »,"
                    + " jamais « installés ». Confirmez-vous ?"))
        : Optional.empty();
  }

  private static Optional<BedFinding> tooFull(Figures now) {
    var operational = now.operational();
    var taken = zero(now.available()) + zero(now.occupied()) + zero(now.reserved());
    return operational != null && taken > operational
        ? Optional.of(
            new BedFinding(
                "MORE_THAN_OPERATIONAL",
                "lines",
                String.valueOf(operational),
                zero(now.available())
                    + " disponibles, "
                    + zero(now.occupied())
                    + " occupés et "
                    + zero(now.reserved())
                    + " réservés pour "
                    + operational
                    + " opérationnels. Confirmez-vous ?"))
        : Optional.empty();
  }

  /** Sums of one nature, now; null: nobody said it. */
  private record Figures(
      @Nullable Integer installed,
      @Nullable Integer available,
      @Nullable Integer occupied,
      @Nullable Integer reserved,
      @Nullable Integer closed,
      @Nullable Integer mobilised,
      boolean assigned) {

    static Figures of(BedState state, Nature nature) {
      return new Figures(
          sum(state, nature, Status.INSTALLED, count -> true),
          sum(state, nature, Status.AVAILABLE, count -> true),
          sum(state, nature, Status.OCCUPIED, count -> true),
          sum(state, nature, Status.RESERVED, count -> true),
          sum(state, nature, Status.CLOSED, count -> true),
          sum(
              state,
              nature,
              Status.ADDITIONAL,
              count -> count.additionalType() == AdditionalType.MOBILISED),
          state.groups().entrySet().stream()
              .filter(group -> group.getKey().nature() == nature)
              .flatMap(group -> group.getValue().counts().stream())
              .anyMatch(count -> count.assignment() != null));
    }

    @Nullable Integer operational() {
      return BedFigure.operational(installed, closed, mobilised);
    }

    private static @Nullable Integer sum(
        BedState state, Nature nature, Status status, Predicate<Count> which) {
      var counts = state.counts(new Group(nature, status, Horizon.NOW));
      if (counts == null || counts.stream().noneMatch(which)) {
        return null;
      }
      return counts.stream().filter(which).mapToInt(Count::number).sum();
    }
  }

  private static int zero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
