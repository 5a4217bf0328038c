package fr.rormobile.api.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Invents establishments and who owns them. */
final class Sites {
  private static final double KM_A_DEGREE = 111.2;
  private static final int SHARES_ITS_OWNER_PERCENT = 65;

  private final Dice dice;
  private final Words words;
  private final OfferWriter writer;
  private final Map<String, String> owners = new HashMap<>();
  private int entities;
  private int facilities;

  Sites(Dice dice, Words words, OfferWriter writer) {
    this.dice = dice;
    this.words = words;
    this.writer = writer;
  }

  Rows.Facility invent(Kind kind, Communes.Commune commune) {
    var name = name(kind, commune);
    var address = address(commune, kind.cedex() && dice.chance(60));
    var facility =
        new Rows.Facility(
            Numbers.facility(facilities++),
            owner(kind, commune, name, address),
            name,
            null,
            kind.category(),
            null,
            null,
            address,
            position(commune),
            commune.timeZone(),
            contacts(kind, commune, name));
    writer.add(facility);
    return facility;
  }

  private String name(Kind kind, Communes.Commune commune) {
    return dice.of(kind.names())
        .replace("{C}", commune.city())
        .replace("{N}", dice.of(words.places()))
        .replace("{P}", dice.of(words.familyNames()));
  }

  private @Nullable String owner(
      Kind kind, Communes.Commune commune, String name, Rows.Address address) {
    if (kind.entity().equals("none")) {
      return null;
    }
    var group = kind.category() + " " + commune.department();
    var known = owners.get(group);
    if (kind.entity().equals("group") && known != null && dice.chance(SHARES_ITS_OWNER_PERCENT)) {
      return known;
    }
    var finess = Numbers.legalEntity(entities++);
    var called = kind.entity().equals("own") ? name : "ASSOCIATION " + dice.of(words.places());
    writer.add(new Rows.LegalEntity(finess, called, null, kind.legalStatus(), address));
    owners.put(group, finess);
    return finess;
  }

  Rows.Address address(Communes.Commune commune, boolean cedex) {
    return new Rows.Address(
        dice.between(1, 140) + " " + dice.of(words.streets()),
        null,
        commune.postcode(),
        cedex ? commune.city() + " CEDEX" : commune.city(),
        commune.code(),
        commune.department(),
        commune.region());
  }

  /** Somewhere in the commune: the larger it is, the farther from its centre. */
  Rows.Position position(Communes.Commune commune) {
    var centre = commune.position();
    if (centre == null) {
      throw new IllegalStateException("an offer stands in a commune with a position");
    }
    if (dice.chance(15)) {
      return centre;
    }
    double km = Math.min(4, 0.3 + Math.sqrt(commune.population()) / 150);
    double north = clamp(dice.gaussian()) * km / KM_A_DEGREE;
    double east =
        clamp(dice.gaussian()) * km / (KM_A_DEGREE * Math.cos(Math.toRadians(centre.lat())));
    return new Rows.Position(
        rounded(centre.lat() + north), rounded(centre.lon() + east), "ADDRESS");
  }

  private static double clamp(double deviation) {
    return Math.clamp(deviation, -2.0, 2.0);
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * 1e5) / 1e5;
  }

  private List<Rows.Contact> contacts(Kind kind, Communes.Commune commune, String name) {
    var contacts = new Contacts(dice, commune.region()).phone("STANDARD", null, "PUBLIC");
    if (kind.isHospital()) {
      contacts
          .phone("MANAGEMENT", "Directeur de garde", "RESTRICTED")
          .phone("ALERT", "Cellule de crise", "RESTRICTED")
          .mailbox("direction", name, "RESTRICTED");
    }
    if (dice.chance(40)) {
      contacts.phone("FAX", null, "PUBLIC");
    }
    return contacts.all();
  }
}
