package fr.rormobile.api.demo;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Invents the units of an establishment. */
final class Units {
  private static final Set<String> MODES_WITH_BEDS = Set.of("13", "28", "34", "30");
  private static final Set<String> MODES_WITH_PLACES = Set.of("29", "09");
  private static final Set<String> MODES_OF_HOMES = Set.of("46", "47", "48");

  private static final List<String> ON_CALL_LEVELS =
      List.of("RESTRICTED", "RESTRICTED", "VERY_RESTRICTED");

  private final Dice dice;
  private final Catalogue catalogue;
  private final UnitNames names;
  private final Beds beds;
  private final Schedules schedules;

  Units(Dice dice, Catalogue catalogue, Words words, Clock clock) {
    this.dice = dice;
    this.catalogue = catalogue;
    this.names = new UnitNames(dice);
    this.beds = new Beds(dice, words, clock);
    this.schedules = new Schedules(dice, words, clock);
  }

  Rows.Unit invent(
      Kind kind,
      Rows.Facility facility,
      @Nullable String pole,
      int number,
      Family family,
      Family.Activity activity) {
    var mode = kind.mode() == null ? family.modes().pick(dice) : kind.mode();
    var name = names.invent(family, activity, mode);
    var figures = figures(family, mode);
    var ages = dice.of(kind.ages().isEmpty() ? family.ages() : kind.ages()).split("-", -1);
    var hours = schedules.hours(family.open(), mode);
    var expertise = family.expertise().get(activity.code());
    return new Rows.Unit(
        "ue-" + facility.finess() + "-" + number,
        facility.finess(),
        pole,
        name,
        family.field(),
        mode,
        activity.code(),
        expertise == null ? null : dice.of(expertise),
        kind.offer() == null ? family.offer().get(mode) : kind.offer(),
        ages[0].isEmpty() ? null : Integer.valueOf(ages[0]),
        ages[1].isEmpty() ? null : Integer.valueOf(ages[1]),
        dice.chance(family.confidentialPercent()),
        schedules.neverCloses(mode),
        facility.timeZone(),
        !figures.lines().isEmpty() && dice.chance(40) ? "Z" + (1_000 + number) : null,
        codes(family, activity),
        contacts(facility, name, mode),
        hours,
        schedules.exceptions(!hours.isEmpty()),
        figures.closures(),
        figures.lines());
  }

  private Beds.Figures figures(Family family, String mode) {
    if (family.beds() != null && MODES_WITH_BEDS.contains(mode)) {
      return beds.invent(family.beds().pick(dice), "01");
    }
    if (family.beds() != null && MODES_WITH_PLACES.contains(mode)) {
      return beds.invent(family.beds().pick(dice), "02");
    }
    if (family.seats() != null) {
      return beds.invent(family.seats().pick(dice), "02");
    }
    return family.places() != null && MODES_OF_HOMES.contains(mode)
        ? beds.invent(family.places().pick(dice), "02")
        : Beds.Figures.NONE;
  }

  private List<Rows.Code> codes(Family family, Family.Activity activity) {
    var codes = new LinkedHashSet<Rows.Code>();
    if (dice.chance(20)) {
      var also = dice.of(family.activities()).code();
      if (!also.equals(activity.code())) {
        codes.add(Rows.Code.of("J17", also));
      }
    }
    for (var act : some(activity.acts(), 4)) {
      codes.add(Rows.Code.of("J16", act));
    }
    var equipment = new LinkedHashSet<>(some(activity.equipment(), 2));
    equipment.addAll(some(family.equipment(), 2));
    for (var each : equipment) {
      codes.add(equipment(each));
    }
    for (var speciality : some(family.specialities(), 2)) {
      codes.add(Rows.Code.of("J35", speciality));
    }
    codes.add(Rows.Code.of("J29", family.patients().pick(dice)));
    return List.copyOf(codes);
  }

  private Rows.Code equipment(String code) {
    var limits = catalogue.limits(code);
    if (limits.isEmpty() || dice.chance(20)) {
      return Rows.Code.of("J18", code);
    }
    var limit = dice.of(limits).split(" ", 2);
    return new Rows.Code("J18", code, limit[0], limit[1]);
  }

  /** Of those given, none to {@code most}, each once. */
  private Set<String> some(List<String> of, int most) {
    var some = new LinkedHashSet<String>();
    int count = of.isEmpty() ? 0 : dice.between(0, most);
    for (int i = 0; i < count; i++) {
      some.add(dice.of(of));
    }
    return some;
  }

  private List<Rows.Contact> contacts(Rows.Facility facility, String name, String mode) {
    var contacts = new Contacts(dice, facility.address().regionCode());
    if (dice.chance(85)) {
      contacts.phone("SECRETARIAT", null, "PUBLIC");
    }
    if (schedules.neverCloses(mode)) {
      int rooms = dice.between(1, 2);
      for (int room = 1; room <= rooms; room++) {
        var label = rooms == 1 ? null : "Salle de soins " + room;
        contacts.phone("CARE_ROOM", label, dice.chance(25) ? "RESTRICTED" : "PUBLIC");
      }
      if (dice.chance(35)) {
        contacts.phone("ON_CALL", "Médecin d'astreinte", dice.of(ON_CALL_LEVELS));
      }
    }
    if (dice.chance(25)) {
      contacts.phone("FAX", null, "PUBLIC");
    }
    if (dice.chance(45)) {
      contacts.mailbox(mailbox(name), facility.name(), "RESTRICTED");
    }
    return contacts.all();
  }

  private static String mailbox(String name) {
    var box = Names.mailbox(name);
    return "secretariat." + (box.length() <= 40 ? box : box.substring(0, 40));
  }
}
