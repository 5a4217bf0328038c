package fr.rormobile.api.advanced;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.beds.BedFigure;
import fr.rormobile.api.beds.Freshness;
import fr.rormobile.api.offer.Coded;
import fr.rormobile.api.offer.Confidentiality;
import fr.rormobile.api.offer.Contact;
import fr.rormobile.api.offer.ContactKind;
import fr.rormobile.api.offer.Equipment;
import fr.rormobile.api.offer.FacilitySheet;
import fr.rormobile.api.offer.FinessRef;
import fr.rormobile.api.offer.Named;
import fr.rormobile.api.offer.Place;
import fr.rormobile.api.offer.ProfessionalSheet;
import fr.rormobile.api.offer.UnitSheet;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.totals.Cell;
import fr.rormobile.api.totals.TableWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of an exported search, in French, and what stands in them for this caller. */
final class ExportColumns {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
  private static final List<String> PLACE =
      List.of("Adresse", "Code postal", "Ville", "Commune", "Département", "Région");
  private static final List<String> FIGURES =
      List.of(
          "Lits disponibles",
          "Lits opérationnels",
          "Lits installés",
          "Lits fermés",
          "Chiffre (heure de Paris)",
          "Fraîcheur");

  private final Caller caller;
  private final Profile profile;
  private final Visibility visible;
  private final Instant now;

  ExportColumns(Caller caller, Instant now) {
    this.caller = caller;
    this.profile = Profile.of(caller);
    this.visible = Visibility.of(caller);
    this.now = now;
  }

  List<String> headers(Kind kind) {
    var contacts =
        profile.showsContacts()
            ? List.of("Téléphones", "Contacts réservés")
            : List.of("Téléphones");
    return switch (kind) {
      case FACILITY ->
          all(
              List.of(
                  "FINESS", "Établissement", "Nom usuel", "Entité juridique", "SIRET", "Catégorie"),
              PLACE,
              contacts,
              List.of("Fiche modifiée (heure de Paris)"));
      case UNIT ->
          all(
              List.of("Identifiant", "Unité", "FINESS", "Établissement", "Pôle"),
              PLACE,
              List.of(
                  "Activités",
                  "Mode de prise en charge",
                  "Champ",
                  "Actes",
                  "Équipements",
                  "Spécialisations",
                  "Publics",
                  "Âges",
                  "Ouverte en permanence",
                  "Fermetures de lits"),
              contacts,
              profile.showsFigures() ? FIGURES : List.of(),
              List.of("Fiche modifiée (heure de Paris)"));
      case PROFESSIONAL ->
          all(
              List.of(
                  "RPPS",
                  "Nom",
                  "Profession",
                  "Savoir-faire",
                  "Établissements ou cabinets",
                  "Unités",
                  "Fonctions",
                  "Modes d'exercice",
                  "Villes",
                  "Départements"),
              contacts,
              List.of("Fiche modifiée (heure de Paris)"));
    };
  }

  /** Whether the caller may know of it. */
  boolean shows(UnitSheet sheet) {
    return visible.seesUnit(sheet.confidential(), sheet.facility().finess());
  }

  List<Cell> facility(FacilitySheet sheet) {
    var entity = sheet.legalEntity();
    return all(
        texts(
            sheet.finess(),
            sheet.name(),
            sheet.usualName(),
            entity == null ? null : entity.name() + " (" + entity.finess() + ")",
            sheet.siret(),
            label(sheet.category())),
        place(sheet.place()),
        contacts(sheet.contacts(), Set.of(sheet.finess())),
        List.of(Cell.of(sheet.origin().updatedAt())));
  }

  List<Cell> unit(UnitSheet sheet) {
    var codes = sheet.codes();
    return all(
        texts(
            sheet.id(),
            sheet.name(),
            sheet.facility().finess(),
            sheet.facility().name(),
            sheet.pole() == null ? null : sheet.pole().name()),
        place(sheet.place()),
        texts(
            labels(codes.activities()),
            label(codes.careMode()),
            label(codes.activityField()),
            labels(codes.acts()),
            several(codes.equipment(), ExportColumns::equipment),
            labels(codes.specialities()),
            labels(codes.patientTypes()),
            ages(sheet.ageMin(), sheet.ageMax()),
            sheet.schedule().alwaysOpen() ? "oui" : "non",
            closures(sheet)),
        contacts(sheet.reachableBy(), Set.of(sheet.facility().finess())),
        profile.showsFigures() ? figures(sheet) : List.of(),
        List.of(Cell.of(sheet.origin().updatedAt())));
  }

  List<Cell> professional(ProfessionalSheet sheet) {
    var roles = sheet.roles();
    return all(
        texts(
            sheet.rpps(),
            sheet.displayName(),
            label(sheet.profession()),
            label(sheet.skill()),
            several(roles, role -> name(role.facility(), role.placeName())),
            several(roles, this::unit),
            several(roles, ProfessionalSheet.Role::functionLabel),
            several(roles, role -> label(role.exerciseMode())),
            several(roles, role -> role.place().address().city()),
            several(roles, role -> role.place().locality().departmentName())),
        contacts(sheet.contacts(), sheet.facilities()),
        List.of(Cell.of(sheet.origin().updatedAt())));
  }

  /** Never one the caller may not know of. */
  private @Nullable String unit(ProfessionalSheet.Role role) {
    Named unit = role.unit();
    var facility = role.facility();
    return unit == null
            || !visible.seesUnit(role.unitConfidential(), facility == null ? "" : facility.finess())
        ? null
        : unit.name();
  }

  private static @Nullable String name(@Nullable FinessRef facility, @Nullable String placeName) {
    return facility == null ? placeName : facility.name();
  }

  private static List<Cell> place(Place place) {
    var address = place.address();
    var locality = place.locality();
    return texts(
        address.line(),
        address.postcode(),
        address.city(),
        locality.communeName(),
        locality.departmentCode() == null
            ? null
            : locality.departmentCode() + " - " + locality.departmentName(),
        locality.regionName());
  }

  private List<Cell> contacts(Collection<Contact> contacts, Set<String> facilities) {
    var open =
        several(
            contacts.stream()
                .filter(contact -> contact.confidentiality() == Confidentiality.PUBLIC)
                .toList(),
            ExportColumns::contact);
    if (!profile.showsContacts()) {
      return texts(open);
    }
    var restricted =
        visible.of(contacts, facilities).stream()
            .filter(contact -> contact.confidentiality() != Confidentiality.PUBLIC)
            .toList();
    return texts(open, several(restricted, ExportColumns::contact));
  }

  private static String contact(Contact contact) {
    var what =
        switch (contact.kind()) {
          case STANDARD -> "standard";
          case SECRETARIAT -> "secrétariat";
          case CARE_ROOM -> "salle de soins";
          case ON_CALL -> "astreinte";
          case MANAGEMENT -> "direction";
          case FAX -> "télécopie";
          case ALERT -> "alerte";
          case MSSANTE -> "MSSanté";
        };
    var value =
        contact.kind() == ContactKind.MSSANTE || !contact.value().matches("[0-9]{10}")
            ? contact.value()
            : contact.value().replaceAll("(..)(?=.)", "$1 ");
    return value + " (" + Objects.requireNonNullElse(contact.label(), what) + ")";
  }

  private List<Cell> figures(UnitSheet sheet) {
    var figure =
        profile.showsFigure(sheet, caller) ? BedFigure.of(sheet.capacity()).orElse(null) : null;
    if (figure == null) {
      return FIGURES.stream().<Cell>map(column -> new Cell.Empty()).toList();
    }
    return List.of(
        Cell.of(figure.available()),
        Cell.of(figure.operational()),
        Cell.of(figure.installed()),
        Cell.of(figure.closed()),
        Cell.of(counted(figure.updatedAt(), now)),
        Cell.of(french(figure.freshness(now))));
  }

  /** « chiffre du 22/11/2026 14:05, il y a 3 h ». */
  static String counted(Instant at, Instant now) {
    var minutes = Math.max(0, Duration.between(at, now).toMinutes());
    var ago =
        minutes < 60
            ? minutes + " min"
            : minutes < 2_880 ? minutes / 60 + " h" : minutes / 1_440 + " j";
    return "chiffre du " + MOMENT.format(at.atZone(TableWriter.PARIS)) + ", il y a " + ago;
  }

  private static String french(Freshness freshness) {
    return switch (freshness) {
      case FRESH -> "À jour";
      case AGEING -> "Vieillissant";
      case OVERDUE -> "En retard";
    };
  }

  private @Nullable String closures(UnitSheet sheet) {
    var today = LocalDate.ofInstant(now, TableWriter.PARIS);
    return several(
        sheet.closures().stream()
            .filter(each -> each.endsOn() == null || !each.endsOn().isBefore(today))
            .toList(),
        each ->
            each.beds()
                + " lits du "
                + DAY.format(each.startsOn())
                + (each.endsOn() == null ? "" : " au " + DAY.format(each.endsOn())));
  }

  private static String equipment(Equipment equipment) {
    var limit = equipment.limitValue();
    return equipment.label()
        + (limit == null
            ? ""
            : " ("
                + limit.stripTrailingZeros().toPlainString()
                + " "
                + equipment.limitUnit()
                + ")");
  }

  private static @Nullable String ages(@Nullable Integer min, @Nullable Integer max) {
    if (min == null) {
      return max == null ? null : "jusqu'à " + max + " ans";
    }
    return max == null ? "dès " + min + " ans" : "de " + min + " à " + max + " ans";
  }

  private static @Nullable String label(@Nullable Coded coded) {
    return coded == null ? null : coded.label();
  }

  private static @Nullable String labels(List<Coded> codes) {
    return several(codes, Coded::label);
  }

  /** Each once; null: there is none. */
  private static <T> @Nullable String several(
      Collection<T> of, Function<T, @Nullable String> words) {
    var said = new ArrayList<String>();
    for (var each : of) {
      var word = words.apply(each);
      if (word != null && !said.contains(word)) {
        said.add(word);
      }
    }
    return said.isEmpty() ? null : String.join(" ; ", said);
  }

  private static List<Cell> texts(@Nullable String... texts) {
    return Stream.of(texts).map(Cell::of).collect(Collectors.toList());
  }

  @SafeVarargs
  private static <T> List<T> all(List<T>... parts) {
    var all = new ArrayList<T>();
    for (var part : parts) {
      all.addAll(part);
    }
    return all;
  }
}
