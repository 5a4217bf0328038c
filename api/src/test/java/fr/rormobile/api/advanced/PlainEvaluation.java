package fr.rormobile.api.advanced;

import fr.rormobile.api.advanced.RandomOffer.Contact;
import fr.rormobile.api.advanced.RandomOffer.Facility;
import fr.rormobile.api.advanced.RandomOffer.Person;
import fr.rormobile.api.advanced.RandomOffer.Role;
import fr.rormobile.api.advanced.RandomOffer.Unit;
import fr.rormobile.api.beds.BedFigure;
import fr.rormobile.api.beds.CapacityLine;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.UnitCapacity;
import java.text.Normalizer;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a tree of criteria means, said again in plain Java on the offer itself. */
final class PlainEvaluation {
  /** What is asked of figures in the database of the test: V070's first rule. */
  private static final Duration RHYTHM = Duration.ofDays(1);

  private final RandomOffer offer;
  private final Sight sight;

  PlainEvaluation(RandomOffer offer, Sight sight) {
    this.offer = offer;
    this.sight = sight;
  }

  Set<String> ids(Kind kind, Where where) {
    return entities(kind)
        .filter(entity -> holds(kind, entity, where))
        .map(PlainEvaluation::id)
        .collect(Collectors.toSet());
  }

  Stream<?> entities(Kind kind) {
    return switch (kind) {
      case FACILITY -> offer.facilities.stream();
      case UNIT -> offer.units.stream().filter(this::visible);
      case PROFESSIONAL -> offer.people.stream();
    };
  }

  private boolean visible(Unit unit) {
    return sight.confidentialUnits() || !unit.confidential();
  }

  static String id(Object entity) {
    return switch (entity) {
      case Facility f -> f.finess();
      case Unit u -> u.id();
      case Person p -> p.rpps();
      default -> throw new AssertionError(entity);
    };
  }

  private boolean holds(Kind kind, Object entity, Where where) {
    return switch (where) {
      case Where.All(var of) -> of.stream().allMatch(each -> holds(kind, entity, each));
      case Where.Any(var of) -> of.stream().anyMatch(each -> holds(kind, entity, each));
      case Where.Not(var of) -> !holds(kind, entity, of);
      case Where.Related(var related, var of) ->
          related(entity, related).anyMatch(other -> holds(related, other, of));
      case Where.Has has -> has(entity, has);
    };
  }

  private Stream<?> related(Object entity, Kind related) {
    return switch (entity) {
      case Facility f when related == Kind.UNIT ->
          offer.units.stream().filter(u -> u.facility().equals(f)).filter(this::visible);
      case Facility f ->
          offer.people.stream()
              .filter(p -> p.roles().stream().anyMatch(role -> f.equals(role.facility())));
      case Unit u when related == Kind.FACILITY -> Stream.of(u.facility());
      case Unit u ->
          offer.people.stream()
              .filter(p -> p.roles().stream().anyMatch(role -> u.equals(role.unit())));
      case Person p when related == Kind.FACILITY ->
          p.roles().stream().map(Role::facility).filter(Objects::nonNull);
      case Person p ->
          p.roles().stream().map(Role::unit).flatMap(Stream::ofNullable).filter(this::visible);
      default -> throw new AssertionError(entity);
    };
  }

  private boolean has(Object entity, Where.Has has) {
    var asked = has.values();
    switch (has.field().id()) {
      case "age" -> {
        return each(has, value -> admits((Unit) entity, (Integer) value));
      }
      case "openOn" -> {
        return each(
            has,
            value ->
                ((Unit) entity).alwaysOpen()
                    || ((Unit) entity)
                        .hours().stream().anyMatch(h -> ("" + h.day()).equals(value)));
      }
      case "equipmentLimit" -> {
        var limit = ((Unit) entity).equipment().getOrDefault((String) asked.getFirst(), 0);
        return limit > 0 && limit >= ((Number) asked.getLast()).doubleValue();
      }
      default -> {}
    }
    var values = values(entity, has.field().id()).toList();
    var fold = has.field().type() == ValueType.TEXT;
    return switch (has.operator()) {
      case EMPTY -> values.isEmpty();
      case NOT_EMPTY -> !values.isEmpty();
      case HAS_ANY -> asked.stream().anyMatch(values::contains);
      case HAS_ALL -> values.containsAll(asked);
      case IS ->
          values.stream()
              .anyMatch(
                  value ->
                      fold
                          ? folded(value).equals(folded(asked.getFirst()))
                          : compare(value, asked.getFirst()) == 0);
      case STARTS_WITH -> text(values, asked, fold, String::startsWith);
      case CONTAINS -> text(values, asked, fold, String::contains);
      case AT_LEAST -> values.stream().anyMatch(v -> compare(v, asked.getFirst()) >= 0);
      case AT_MOST -> values.stream().anyMatch(v -> compare(v, asked.getFirst()) <= 0);
      case BEFORE -> values.stream().anyMatch(v -> compare(v, asked.getFirst()) < 0);
      case AFTER -> values.stream().anyMatch(v -> compare(v, asked.getFirst()) > 0);
    };
  }

  private static boolean each(Where.Has has, Function<Object, Boolean> one) {
    return has.operator() == Operator.HAS_ALL
        ? has.values().stream().allMatch(one::apply)
        : has.values().stream().anyMatch(one::apply);
  }

  private static boolean admits(Unit unit, int age) {
    var min = unit.ageMin();
    var max = unit.ageMax();
    return (min == null || min <= age) && (max == null || max >= age);
  }

  private interface Compared {
    boolean holds(String value, String asked);
  }

  private static boolean text(
      List<Object> values, List<Object> asked, boolean fold, Compared compared) {
    return values.stream()
        .anyMatch(
            value ->
                asked.stream()
                    .anyMatch(
                        each ->
                            fold
                                ? compared.holds(folded(value), folded(each))
                                : compared.holds(value.toString(), each.toString())));
  }

  @SuppressWarnings("unchecked")
  private static int compare(Object value, Object asked) {
    return value instanceof Number one && asked instanceof Number other
        ? Double.compare(one.doubleValue(), other.doubleValue())
        : ((Comparable<Object>) value).compareTo(asked);
  }

  static String folded(Object text) {
    var plain = Normalizer.normalize(text.toString().toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    return plain.replaceAll("\\p{M}", "").replace("œ", "oe").replace("’", "'");
  }

  /** Of a field, what is known; nothing: it is empty. */
  Stream<Object> values(Object entity, String field) {
    return switch (entity) {
      case Facility f -> facility(f, field);
      case Unit u -> unit(u, field);
      case Person p -> person(p, field);
      default -> throw new AssertionError(entity);
    };
  }

  static final List<String> FACILITY_FIELDS =
      List.of(
          "name",
          "finess",
          "siret",
          "legalEntityName",
          "category",
          "department",
          "region",
          "commune",
          "postcode",
          "openedOn",
          "inTension",
          "phone",
          "contactKind",
          "secureMail");

  private Stream<Object> facility(Facility f, String field) {
    var own = sight.ownFacilities().contains(f.finess());
    return switch (field) {
      case "name" -> known(f.name(), f.usualName());
      case "finess" -> known(f.finess());
      case "siret" -> known(f.siret());
      case "legalEntityName" -> known(f.entityName());
      case "category" -> known(f.category());
      case "department" -> known(f.department());
      case "region" -> known(region(f.department()));
      case "commune" -> known(f.commune());
      case "postcode" -> known(f.postcode());
      case "openedOn" -> known(f.openedOn());
      case "inTension" -> known(f.inTension());
      default -> contacts(f.contacts(), own, field);
    };
  }

  static final List<String> UNIT_FIELDS =
      List.of(
          "name",
          "id",
          "facilityFiness",
          "confidential",
          "activity",
          "careMode",
          "activityField",
          "sector",
          "act",
          "equipment",
          "equipmentLimit",
          "age",
          "ageMin",
          "ageMax",
          "department",
          "region",
          "commune",
          "postcode",
          "phone",
          "contactKind",
          "secureMail",
          "alwaysOpen",
          "openOn",
          "openNow",
          "availableBeds",
          "installedBeds",
          "operationalBeds",
          "closedBeds",
          "occupiedBeds",
          "availablePlaces",
          "bedFreshness",
          "bedsUpdatedAt",
          "bedsAgeMinutes",
          "closureUnderWay");

  private Stream<Object> unit(Unit u, String field) {
    var f = u.facility();
    var commune = u.commune() == null ? f.commune() : u.commune();
    var own = sight.ownFacilities().contains(f.finess());
    return switch (field) {
      case "name" -> known(u.name());
      case "id" -> known(u.id());
      case "facilityFiness" -> known(f.finess());
      case "confidential" -> known(u.confidential());
      case "activity" -> Stream.concat(known(u.activity()), u.furtherActivities().stream());
      case "careMode" -> known(u.careMode());
      case "activityField" -> known(u.activityField());
      case "sector" ->
          known(
              u.careMode().equals("55")
                  ? "MEDICO_TECHNICAL"
                  : u.activityField().equals("04") ? "MEDICO_SOCIAL" : "SANITARY");
      case "act" -> u.acts().stream().map(Object.class::cast);
      case "equipment" -> u.equipment().keySet().stream().map(Object.class::cast);
      case "ageMin" -> known(u.ageMin());
      case "ageMax" -> known(u.ageMax());
      case "department" -> known(department(commune));
      case "region" -> known(region(department(commune)));
      case "commune" -> known(commune);
      case "postcode" -> known(u.postcode() == null ? f.postcode() : u.postcode());
      case "alwaysOpen" -> known(u.alwaysOpen());
      case "openNow" -> known(openNow(u));
      case "closureUnderWay" -> known(closureUnderWay(u));
      default ->
          field.contains("Beds") || field.startsWith("bed") || field.contains("Places")
              ? figure(u, field)
              : contacts(u.contacts(), own, field);
    };
  }

  private static Stream<Object> figure(Unit u, String field) {
    var capacity = new UnitCapacity(u.lines(), RHYTHM);
    var nature = field.endsWith("Places") ? Nature.PLACE : Nature.BED;
    if (field.equals("occupiedBeds") || field.equals("closedBeds")) {
      var status =
          field.equals("closedBeds") ? CapacityLine.Status.CLOSED : CapacityLine.Status.OCCUPIED;
      var lines =
          u.lines().stream()
              .filter(l -> l.nature() == nature && l.horizon() == CapacityLine.Horizon.NOW)
              .filter(l -> l.status() == status)
              .toList();
      return lines.isEmpty()
          ? Stream.empty()
          : known(lines.stream().mapToInt(CapacityLine::count).sum());
    }
    return BedFigure.of(capacity, nature).stream()
        .flatMap(
            figure ->
                switch (field) {
                  case "availableBeds", "availablePlaces" -> known(figure.available());
                  case "installedBeds" -> known(figure.installed());
                  case "operationalBeds" -> known(figure.operational());
                  case "bedsUpdatedAt" -> known(figure.updatedAt());
                  case "bedsAgeMinutes" ->
                      known(ChronoUnit.MINUTES.between(figure.updatedAt(), RandomOffer.NOW));
                  case "bedFreshness" -> known(figure.freshness(RandomOffer.NOW).name());
                  default -> throw new AssertionError(field);
                });
  }

  private static @Nullable Boolean openNow(Unit u) {
    var wall = RandomOffer.NOW.atZone(ZoneId.of(u.zone()));
    var day = wall.toLocalDate();
    var clock = wall.toLocalTime();
    var exceptions =
        u.exceptions().stream()
            .filter(e -> !e.from().isAfter(day) && !e.to().isBefore(day))
            .toList();
    if (!exceptions.isEmpty()) {
      return exceptions.stream()
          .anyMatch(
              e ->
                  e.opens() != null
                      && e.closes() != null
                      && !clock.isBefore(e.opens())
                      && clock.isBefore(e.closes()));
    }
    if (u.alwaysOpen()) {
      return true;
    }
    return u.hours().isEmpty()
        ? null
        : Boolean.valueOf(
            u.hours().stream()
                .anyMatch(
                    h ->
                        h.day() == wall.getDayOfWeek().getValue()
                            && !clock.isBefore(h.opens())
                            && clock.isBefore(h.closes())));
  }

  private static boolean closureUnderWay(Unit u) {
    var day = RandomOffer.NOW.atZone(ZoneId.of(u.zone())).toLocalDate();
    return u.closures().stream()
        .anyMatch(c -> !c.from().isAfter(day) && (c.until() == null || !c.until().isBefore(day)));
  }

  static final List<String> PROFESSIONAL_FIELDS =
      List.of(
          "name",
          "familyName",
          "givenName",
          "rpps",
          "profession",
          "exerciseMode",
          "facilityFiness",
          "department",
          "region",
          "commune",
          "city",
          "phone",
          "contactKind",
          "secureMail");

  private Stream<Object> person(Person p, String field) {
    var own =
        p.roles().stream()
            .map(Role::facility)
            .anyMatch(f -> f != null && sight.ownFacilities().contains(f.finess()));
    return switch (field) {
      case "name" ->
          known(joined(p.givenName(), p.familyName()), joined(p.familyName(), p.givenName()));
      case "familyName" -> known(p.familyName());
      case "givenName" -> known(p.givenName());
      case "rpps" -> known(p.rpps());
      case "profession" -> known(p.profession());
      case "exerciseMode" -> of(p, Role::mode);
      case "facilityFiness" -> of(p, r -> r.facility() == null ? null : r.facility().finess());
      case "commune" -> of(p, PlainEvaluation::commune);
      case "department" -> of(p, r -> department(commune(r)));
      case "region" -> of(p, r -> region(department(commune(r))));
      case "city" -> of(p, Role::city);
      default -> contacts(p.contacts(), own, field);
    };
  }

  private static String joined(@Nullable String one, @Nullable String other) {
    return Stream.of(one, other).filter(Objects::nonNull).collect(Collectors.joining(" "));
  }

  private static @Nullable String commune(Role role) {
    var facility = role.facility();
    return role.commune() != null ? role.commune() : facility == null ? null : facility.commune();
  }

  private static @Nullable String department(@Nullable String commune) {
    return commune == null ? null : commune.startsWith("97") ? "974" : commune.substring(0, 2);
  }

  private static @Nullable String region(@Nullable String department) {
    return department == null ? null : department.equals("974") ? "04" : "24";
  }

  private static Stream<Object> of(Person p, Function<Role, @Nullable Object> value) {
    return p.roles().stream().map(value).filter(Objects::nonNull).map(Object.class::cast);
  }

  private Stream<Object> contacts(Collection<Contact> contacts, boolean own, String field) {
    var seen =
        contacts.stream()
            .filter(
                contact ->
                    switch (contact.level()) {
                      case "PUBLIC" -> true;
                      case "RESTRICTED" -> sight.restricted();
                      default -> sight.veryRestricted() || own;
                    });
    return switch (field) {
      case "phone" ->
          seen.filter(c -> !c.kind().equals("MSSANTE")).map(c -> c.value().replace("+33", "0"));
      case "secureMail" -> seen.filter(c -> c.kind().equals("MSSANTE")).map(Contact::value);
      case "contactKind" -> seen.map(Contact::kind);
      default -> throw new AssertionError(field);
    };
  }

  private static Stream<Object> known(@Nullable Object... values) {
    return Stream.of(values).filter(Objects::nonNull).map(Object.class::cast);
  }
}
