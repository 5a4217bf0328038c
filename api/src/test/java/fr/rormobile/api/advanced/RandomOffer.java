package fr.rormobile.api.advanced;

import fr.rormobile.api.beds.CapacityLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A small offer of one's own, full of gaps, accents and confidential things. */
final class RandomOffer {
  static final Instant NOW = Instant.parse("2026-11-22T13:05:30Z");
  static final List<String> DEPARTMENTS = List.of("37", "41", "974");
  private static final List<String> NAMES =
      List.of(
          "Réanimation",
          "RÉA péd",
          "Cœur Île-de-France",
          "CH d'Amboise",
          "L’Hay",
          "100 % santé",
          "Unité_A",
          "ÉTÉ \\ hiver",
          "neuro",
          "Neurologie vasculaire",
          "HÔPITAL Nord",
          "Clinique");

  record Contact(String kind, String value, String level) {}

  record Facility(
      String finess,
      String name,
      @Nullable String usualName,
      @Nullable String siret,
      @Nullable String entity,
      @Nullable String entityName,
      @Nullable String category,
      String department,
      String commune,
      @Nullable String postcode,
      @Nullable LocalDate openedOn,
      boolean inTension,
      List<Contact> contacts) {}

  record Hours(int day, LocalTime opens, LocalTime closes) {}

  record OpeningException(
      LocalDate from, LocalDate to, @Nullable LocalTime opens, @Nullable LocalTime closes) {}

  record Closure(LocalDate from, @Nullable LocalDate until) {}

  record Unit(
      String id,
      Facility facility,
      String name,
      String careMode,
      String activityField,
      String activity,
      List<String> furtherActivities,
      List<String> acts,
      Map<String, Integer> equipment,
      @Nullable Integer ageMin,
      @Nullable Integer ageMax,
      boolean confidential,
      boolean alwaysOpen,
      String zone,
      List<Hours> hours,
      List<OpeningException> exceptions,
      List<Closure> closures,
      List<CapacityLine> lines,
      @Nullable String commune,
      @Nullable String postcode,
      List<Contact> contacts) {}

  record Role(
      String id,
      @Nullable Facility facility,
      @Nullable Unit unit,
      @Nullable String mode,
      @Nullable String city,
      @Nullable String commune) {}

  record Person(
      String rpps,
      @Nullable String givenName,
      String familyName,
      @Nullable String profession,
      List<Role> roles,
      List<Contact> contacts) {}

  final List<Facility> facilities = new ArrayList<>();
  final List<Unit> units = new ArrayList<>();
  final List<Person> people = new ArrayList<>();
  private final Random random;

  RandomOffer(Random random, int size) {
    this.random = random;
    for (var i = 0; i < size; i++) {
      facilities.add(facility(i));
    }
    for (var i = 0; i < size * 4; i++) {
      units.add(unit(i));
    }
    for (var i = 0; i < size * 3; i++) {
      people.add(person(i));
    }
  }

  private Facility facility(int i) {
    var department = any(DEPARTMENTS);
    var entity = maybe(() -> "99%07d".formatted(random.nextInt(3)));
    return new Facility(
        "%09d".formatted(370_000_000 + i),
        any(NAMES) + " " + i % 5,
        maybe(() -> any(NAMES)),
        maybe(() -> "%014d".formatted(random.nextInt(1_000))),
        entity,
        entity == null ? null : "Entité n° " + entity.charAt(8),
        maybe(() -> any(List.of("355", "101", "365"))),
        department,
        commune(department),
        maybe(() -> department.substring(0, 2) + "0" + random.nextInt(3) + "0"),
        maybe(() -> LocalDate.of(2000 + random.nextInt(3), 1, 1 + random.nextInt(3))),
        random.nextInt(4) == 0,
        contacts());
  }

  private Unit unit(int i) {
    var min = maybe(() -> random.nextInt(20));
    var max = maybe(() -> 20 + random.nextInt(80));
    var equipment = new TreeMap<String, Integer>();
    some(List.of("01", "02", "03")).forEach(code -> equipment.put(code, random.nextInt(3) * 100));
    return new Unit(
        "ue-" + i,
        any(facilities),
        any(NAMES),
        any(List.of("28", "29", "55")),
        any(List.of("01", "02", "04")),
        any(List.of("127", "354", "097")),
        some(List.of("128", "098", "013")),
        some(List.of("0626", "0529")),
        equipment,
        min,
        max,
        random.nextInt(4) == 0,
        random.nextInt(4) == 0,
        any(List.of("Europe/Paris", "Indian/Reunion")),
        hours(),
        exceptions(),
        closures(),
        lines(),
        random.nextInt(4) == 0 ? commune(any(DEPARTMENTS)) : null,
        maybe(() -> "7500" + random.nextInt(3)),
        contacts());
  }

  private List<Hours> hours() {
    var hours = new ArrayList<Hours>();
    for (var day = 1; day <= 7; day++) {
      if (random.nextInt(3) == 0) {
        hours.add(
            new Hours(
                day,
                LocalTime.of(8 + random.nextInt(6), 5),
                LocalTime.of(14 + random.nextInt(5), 5)));
      }
    }
    return hours;
  }

  private List<OpeningException> exceptions() {
    if (random.nextInt(3) > 0) {
      return List.of();
    }
    var from = LocalDate.of(2026, 11, 20 + random.nextInt(4));
    var to = from.plusDays(random.nextInt(3));
    return List.of(
        random.nextBoolean()
            ? new OpeningException(from, to, null, null)
            : new OpeningException(
                from, to, LocalTime.of(13, 0), LocalTime.of(14 + random.nextInt(5), 0)));
  }

  private List<Closure> closures() {
    var from = LocalDate.of(2026, 11, 20 + random.nextInt(5));
    return random.nextInt(3) > 0
        ? List.of()
        : List.of(new Closure(from, maybe(() -> from.plusDays(random.nextInt(4)))));
  }

  private List<CapacityLine> lines() {
    var lines = new ArrayList<CapacityLine>();
    for (var status : List.of("01", "02", "03", "05", "06")) {
      if (random.nextInt(3) > 0) {
        lines.add(line("01", status, random.nextBoolean() ? "01" : "03"));
      }
    }
    if (random.nextBoolean()) {
      lines.add(line("02", "02", "01"));
    }
    return lines;
  }

  private CapacityLine line(String nature, String status, String horizon) {
    return CapacityLine.ofCodes(
        nature,
        status,
        horizon,
        status.equals("02") ? any(List.of("", "01", "04")) : "",
        status.equals("05") ? any(List.of("", "01")) : "",
        status.equals("06") ? any(List.of("01", "02")) : "",
        "",
        "01",
        random.nextInt(4),
        "01",
        NOW.minusSeconds(60L * random.nextInt(3_000)));
  }

  private Person person(int i) {
    var roles = new ArrayList<Role>();
    for (var n = random.nextInt(3); n > 0; n--) {
      Unit unit = random.nextBoolean() ? any(units) : null;
      Facility facility = unit != null ? unit.facility() : maybe(() -> any(facilities));
      roles.add(
          new Role(
              "r-" + i + "-" + n,
              facility,
              unit,
              maybe(() -> any(List.of("L", "S", "B"))),
              maybe(() -> any(List.of("TOURS", "Blois", "Saint-Denis"))),
              random.nextInt(3) == 0 ? commune(any(DEPARTMENTS)) : null));
    }
    return new Person(
        "%011d".formatted(i),
        maybe(() -> any(List.of("Zoé", "José", "Anne"))),
        any(List.of("DUPRÉ", "Lefèvre", "O'Neill")),
        maybe(() -> any(List.of("10", "60"))),
        roles,
        contacts());
  }

  private List<Contact> contacts() {
    return some(
        List.of(
            new Contact("STANDARD", "026191000" + random.nextInt(3), "PUBLIC"),
            new Contact("CARE_ROOM", "+3326191001" + random.nextInt(3), "RESTRICTED"),
            new Contact("ALERT", "0600000" + random.nextInt(3), "VERY_RESTRICTED"),
            new Contact("MSSANTE", "a" + random.nextInt(3) + "@b.mssante.fr", "PUBLIC")));
  }

  /** Of a département. */
  static String commune(String department) {
    return department.equals("974") ? "97411" : department + "018";
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private <T> List<T> some(List<T> of) {
    return of.stream().filter(each -> random.nextBoolean()).toList();
  }

  private <T> @Nullable T maybe(java.util.function.Supplier<T> value) {
    return random.nextInt(4) == 0 ? null : value.get();
  }
}
