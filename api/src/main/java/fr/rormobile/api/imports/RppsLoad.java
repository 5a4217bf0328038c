package fr.rormobile.api.imports;

import fr.rormobile.api.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * RPPS en libre accès, « PS_LibreAcces_Personne_activite »: vertical bars without quotes, a header,
 * a line an activity. Columns are found by their names.
 *
 * <p>A person has one row and comes on several lines, which may name different skills: the first
 * line of the file speaks for the person, each line for its own activity. Activities that a file no
 * longer names stay: extracts of one département must not take away those of another.
 */
final class RppsLoad implements RecordLoad<RppsLoad.Activity> {
  private static final String OF_PLACE = " (coord. structure)";
  private static final String RPPS_TYPE = "8";
  private static final Pattern RPPS = Pattern.compile("[0-9]{11}");
  private static final Pattern MSSANTE =
      Pattern.compile("[^@\\s]+@([a-z0-9-]+\\.)*mssante\\.fr", Pattern.CASE_INSENSITIVE);

  private Columns columns = new Columns(List.of());

  /** The persons met in this load; some 50 bytes each. */
  private final Set<Long> met = new HashSet<>();

  /**
   * A line.
   *
   * @param first whether it speaks for the person
   * @param finess of the place of work, perhaps of a facility that is not known
   */
  record Activity(
      String id,
      Person person,
      boolean first,
      @Nullable String finess,
      @Nullable String function,
      @Nullable String mode,
      Practice practice,
      List<ContactRows.Contact> contacts) {}

  record Person(
      String rpps,
      @Nullable String title,
      String familyName,
      @Nullable String givenName,
      @Nullable String professionCode,
      @Nullable String professionLabel,
      @Nullable String skillCode,
      @Nullable String skillLabel) {}

  /** A place of work as RPPS knows it. */
  record Practice(
      @Nullable String name,
      @Nullable String line,
      @Nullable String postcode,
      @Nullable String city,
      @Nullable String communeCode) {}

  @Override
  public boolean begin(int pass, String fileName, @Nullable Line firstLine) {
    if (firstLine == null) {
      throw new UnknownFile("Le fichier « " + fileName + " » est vide.");
    }
    columns = new Columns(split(firstLine));
    if (!Stream.of("Type d'identifiant PP", "Identifiant PP", "Nom d'exercice", "Code profession")
        .allMatch(columns::has)) {
      throw new UnknownFile(
          "« "
              + fileName
              + " » n'est pas un fichier « Personne_activite » du RPPS : il faut son en-tête.");
    }
    return true;
  }

  private static List<String> split(Line line) {
    return Arrays.asList(line.text().split("\\|", -1));
  }

  @Override
  public Activity parse(int pass, Line line) {
    var fields = columns.fields(split(line));
    if (!fields.get("Type d'identifiant PP").equals(RPPS_TYPE)) {
      throw new BadField(
          "Type d'identifiant PP",
          "Ce n'est pas un numéro RPPS (type 8) mais un autre identifiant");
    }
    var rpps = fields.get("Identifiant PP");
    if (!RPPS.matcher(rpps).matches()) {
      throw new BadField("Identifiant PP", "Le numéro RPPS doit avoir 11 chiffres");
    }
    var person = person(rpps, fields);
    return new Activity(
        id(rpps, fields),
        person,
        met.add(Long.valueOf(rpps)),
        Check.text(fields.get("Numéro FINESS site")),
        Check.text(either(fields, "Libellé rôle", "Libellé fonction")),
        Check.text(fields.get("Code mode exercice")),
        practice(fields),
        contacts(fields));
  }

  private static Person person(String rpps, Columns.Fields fields) {
    return new Person(
        rpps,
        switch (fields.get("Code civilité d'exercice")) {
          case "DR" -> "Dr";
          case "PR" -> "Pr";
          default -> null;
        },
        Check.required("Nom d'exercice", fields.get("Nom d'exercice")),
        Check.text(fields.get("Prénom d'exercice")),
        Check.text(fields.get("Code profession")),
        Check.text(fields.get("Libellé profession")),
        Check.text(fields.get("Code savoir-faire")),
        Check.text(fields.get("Libellé savoir-faire")));
  }

  /**
   * The same activity has the same id in each file: what makes it one is its place and its manner.
   */
  private static String id(String rpps, Columns.Fields fields) {
    var parts =
        Stream.of(
                "Identifiant technique de la structure",
                "Numéro FINESS site",
                "Numéro SIRET site",
                "Raison sociale site",
                "Code postal" + OF_PLACE,
                "Code profession",
                "Code mode exercice",
                "Code secteur d'activité",
                "Code rôle",
                "Code fonction")
            .map(fields::get)
            .collect(Collectors.joining("|"));
    return "RPPS-" + rpps + "-" + Sha256.hex(parts.getBytes(StandardCharsets.UTF_8), 6);
  }

  private static Practice practice(Columns.Fields fields) {
    var commune = fields.get("Code commune" + OF_PLACE);
    return new Practice(
        Check.text(either(fields, "Enseigne commerciale site", "Raison sociale site")),
        Check.text(
            Stream.of(
                    "Numéro Voie", "Indice répétition voie", "Libellé type de voie", "Libellé Voie")
                .map(name -> fields.get(name + OF_PLACE))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "))),
        Check.text(fields.get("Code postal" + OF_PLACE)),
        Check.text(fields.get("Libellé commune" + OF_PLACE)),
        commune.matches("[0-9][0-9AB][0-9]{3}") ? commune : null);
  }

  private static String either(Columns.Fields fields, String first, String second) {
    var value = fields.get(first);
    return value.isEmpty() ? fields.get(second) : value;
  }

  /**
   * A telephone of the place of work is public. An address is kept only when it is of MSSanté: an
   * ordinary mailbox must not be offered for a patient's data.
   */
  private static List<ContactRows.Contact> contacts(Columns.Fields fields) {
    var mail = fields.get("Adresse e-mail" + OF_PLACE);
    return Stream.of(
            ContactRows.contact(
                "STANDARD", Check.phone(fields.get("Téléphone" + OF_PLACE)), "PUBLIC"),
            ContactRows.contact(
                "STANDARD", Check.phone(fields.get("Téléphone 2" + OF_PLACE)), "PUBLIC"),
            ContactRows.contact("FAX", Check.phone(fields.get("Télécopie" + OF_PLACE)), "PUBLIC"),
            ContactRows.contact(
                "MSSANTE", MSSANTE.matcher(mail).matches() ? mail : null, "RESTRICTED"))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  @Override
  public List<String> tables() {
    return List.of("professional", "practitioner_role", "contact_point", "index_document");
  }

  @Override
  public String key(Activity activity) {
    return activity.id();
  }

  @Override
  public List<? extends Outcome> apply(Handle database, List<Activity> activities) {
    var persons = RppsRows.writePersons(database, activities);
    var roles = RppsRows.writeRoles(database, activities);
    var owners =
        activities.stream()
            .map(a -> new ContactRows.Owner(a.person().rpps(), a.id(), a.contacts()))
            .toList();
    var called = ContactRows.write(database, "PROFESSIONAL", owners);
    return activities.stream()
        .map(
            a ->
                Upserted.outcome(roles, a.id())
                    .changedIf(
                        a.first()
                            && (persons.contains(a.person().rpps())
                                || called.contains(a.person().rpps()))))
        .toList();
  }
}
