package fr.rormobile.api.demo;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * Invents an offer of any size in real communes. The same seed, clock, territory and size give the
 * same offer, row by row. From 1,000 units on every operational activity (J17) is in it.
 */
final class Invention {
  private static final int TAKES_WHAT_IS_DUE_PERCENT = 30;
  private static final int POLES_FROM_UNITS = 12;

  private final Dice dice;
  private final Territory territory;
  private final OfferWriter writer;
  private final Catalogue catalogue = Catalogue.read();
  private final List<Kind> kinds = Kind.read(catalogue);
  private final Sites sites;
  private final Units units;
  private final People people;
  private final Due due = new Due(catalogue);
  private final Weighted<Kind> byShare;
  private final Map<String, Weighted<Family.Activity>> byWeight = new HashMap<>();
  private int remaining;

  Invention(Territory territory, OfferWriter writer, Clock clock, long seed) {
    this.dice = new Dice(seed);
    this.territory = territory;
    this.writer = writer;
    var words = Words.read();
    this.sites = new Sites(dice, words, writer);
    this.units = new Units(dice, catalogue, words, clock);
    this.people = new People(dice, words, sites, writer);
    // A share is of units: the larger the kind, the fewer of its establishments.
    this.byShare =
        Weighted.of(
            kinds, kind -> 1_000L * kind.share() / (kind.units().least() + kind.units().most()));
    catalogue
        .all()
        .forEach(f -> byWeight.put(f.id(), Weighted.of(f.activities(), Family.Activity::weight)));
  }

  /**
   * @param progress told how many units there are, after each establishment
   */
  void write(int unitsWanted, LongConsumer progress) {
    remaining = unitsWanted;
    while (remaining > 0) {
      writeFacility(mustTakeWhatIsDue() ? kindThatLacks() : byShare.pick(dice));
      progress.accept(unitsWanted - remaining);
    }
  }

  private boolean mustTakeWhatIsDue() {
    return due.total() > 0 && due.total() >= remaining;
  }

  private Kind kindThatLacks() {
    return kinds.stream()
        .filter(kind -> !lacking(kind).isEmpty())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("an activity that no kind has"));
  }

  private List<Family> lacking(Kind kind) {
    return kind.only().isEmpty() ? due.of(kind.families().values()) : List.of();
  }

  private void writeFacility(Kind kind) {
    var commune = territory.pick(dice, kind.population());
    var facility = sites.invent(kind, commune);
    int count = Math.min(remaining, kind.units().pick(dice));
    var poles = new HashMap<String, String>();
    for (int number = 1; number <= count; number++) {
      if (mustTakeWhatIsDue() && lacking(kind).isEmpty()) {
        return;
      }
      var chosen = choose(kind);
      var pole =
          count < POLES_FROM_UNITS
              ? null
              : poles.computeIfAbsent(
                  chosen.family().pole(), name -> pole(facility, name, poles.size() + 1));
      var unit = units.invent(kind, facility, pole, number, chosen.family(), chosen.activity());
      writer.add(unit);
      people.staff(unit, chosen.family(), commune);
      remaining--;
    }
  }

  private String pole(Rows.Facility facility, String name, int number) {
    var id = HandMadeRegion.poleId(facility.finess(), number);
    writer.add(new Rows.Pole(id, facility.finess(), "Pôle " + name));
    return id;
  }

  private record Chosen(Family family, Family.Activity activity) {}

  private Chosen choose(Kind kind) {
    if (mustTakeWhatIsDue()) {
      var family = lacking(kind).getFirst();
      return new Chosen(family, due.poll(family).orElseThrow());
    }
    if (!kind.only().isEmpty()) {
      return only(kind);
    }
    var family = kind.families().pick(dice);
    if (dice.chance(TAKES_WHAT_IS_DUE_PERCENT)) {
      var lacked = due.poll(family);
      if (lacked.isPresent()) {
        return new Chosen(family, lacked.get());
      }
    }
    var activity = Objects.requireNonNull(byWeight.get(family.id())).pick(dice);
    due.met(family, activity);
    return new Chosen(family, activity);
  }

  /** A kind that names its activities may name one of another family, and one of them twice. */
  private Chosen only(Kind kind) {
    var code = dice.of(kind.only());
    for (var family : catalogue.all()) {
      for (var activity : family.activities()) {
        if (activity.code().equals(code)) {
          due.met(family, activity);
          return new Chosen(family, activity);
        }
      }
    }
    throw new IllegalStateException(kind.label() + " has an unknown activity " + code);
  }
}
