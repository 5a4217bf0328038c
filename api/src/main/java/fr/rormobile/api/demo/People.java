package fr.rormobile.api.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invents who works in a unit: about one professional a unit, some of them in two. */
final class People {
  // Below stand those that are written by hand.
  private static final int FIRST_NUMBER = 1_000;

  private final Dice dice;
  private final Words words;
  private final Sites sites;
  private final OfferWriter writer;
  private int number = FIRST_NUMBER;
  private Rows.@Nullable Unit before;

  People(Dice dice, Words words, Sites sites, OfferWriter writer) {
    this.dice = dice;
    this.words = words;
    this.sites = sites;
    this.writer = writer;
  }

  void staff(Rows.Unit unit, Family family, Communes.Commune commune) {
    int chance = dice.between(1, 100);
    int count = chance <= 12 ? 0 : chance <= 88 ? 1 : 2;
    for (int i = 0; i < count; i++) {
      var rpps = Numbers.rpps(number++);
      var person = person(rpps, family.staff().pick(dice), commune);
      writer.add(person);
      var inTown = family.field().equals("05");
      writer.add(
          new Rows.Role(
              "role-" + rpps + "-1",
              rpps,
              unit.facility(),
              unit.id(),
              inTown ? null : dice.of(words.functions()),
              inTown ? "L" : "S",
              null,
              null,
              null));
      if (dice.chance(10)) {
        second(person, commune);
      }
    }
    before = unit;
  }

  /** In the unit invented before, or in a practice that has no FINESS number. */
  private void second(Rows.Professional person, Communes.Commune commune) {
    var id = "role-" + person.rpps() + "-2";
    var elsewhere = before;
    if (elsewhere != null && dice.chance(50)) {
      writer.add(
          new Rows.Role(
              id,
              person.rpps(),
              elsewhere.facility(),
              elsewhere.id(),
              null,
              "S",
              null,
              null,
              null));
      return;
    }
    writer.add(
        new Rows.Role(
            id,
            person.rpps(),
            null,
            null,
            null,
            "L",
            "Cabinet " + person.familyName(),
            sites.address(commune, false),
            sites.position(commune)));
  }

  private Rows.Professional person(String rpps, String code, Communes.Commune commune) {
    var profession = words.profession(code);
    var family = dice.of(words.familyNames());
    if (dice.chance(7)) {
      family += "-" + dice.of(words.familyNames());
    }
    var given = dice.of(dice.chance(55) ? words.femaleNames() : words.maleNames());
    var skill = profession.skills().isEmpty() ? null : dice.of(profession.skills());
    var hasCode = skill != null && skill.startsWith("SM");
    return new Rows.Professional(
        rpps,
        profession.titles().isEmpty() ? null : dice.of(profession.titles()),
        family,
        given,
        code,
        profession.label(),
        hasCode && skill != null ? skill.substring(0, 4) : null,
        hasCode && skill != null ? skill.substring(5) : skill,
        contacts(given, family, commune));
  }

  private List<Rows.Contact> contacts(String given, String family, Communes.Commune commune) {
    var contacts = new Contacts(dice, commune.region());
    if (dice.chance(60)) {
      contacts.phone("SECRETARIAT", null, "PUBLIC");
    }
    if (dice.chance(50)) {
      contacts.mailbox(
          Names.mailbox(given) + "." + Names.mailbox(family),
          "region-" + commune.region(),
          "RESTRICTED");
    }
    return contacts.all();
  }
}
