package fr.rormobile.api.advanced;

import fr.rormobile.api.advanced.Field.Source;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the fields of a catalogue: which operators go with which sort of field stands here. */
final class FieldKit {
  /** Sections of the catalogue. */
  static final String IDENTITY = "Identité";

  static final String PLACE = "Lieu";
  static final String ACTIVITY = "Activité";
  static final String CONTACT = "Contact";
  static final String OPENING = "Ouverture";
  static final String BEDS = "Lits et places";
  static final String KEPT = "Mise à jour";

  private static final Set<Operator> EXISTENCE = EnumSet.of(Operator.EMPTY, Operator.NOT_EMPTY);
  private static final Set<Operator> NONE = EnumSet.noneOf(Operator.class);

  private FieldKit() {}

  static Field words(String id, String label, String section, Source source) {
    return field(
        id, label, section, ValueType.TEXT, source, Operator.CONTAINS, Operator.STARTS_WITH);
  }

  static Field identifier(String id, String label, String section, Source source) {
    return field(
        id, label, section, ValueType.IDENTIFIER, source, Operator.HAS_ANY, Operator.STARTS_WITH);
  }

  /** One code, or several. */
  static Field code(
      String id, String label, String section, @Nullable String nomenclature, Source source) {
    var operators =
        operators(
            source instanceof Source.Many ? EnumSet.of(Operator.HAS_ALL) : NONE,
            EnumSet.of(Operator.HAS_ANY),
            EXISTENCE,
            source instanceof Source.One ? EnumSet.of(Operator.IS) : NONE);
    return new Field(id, label, section, ValueType.CODE, operators, nomenclature, Map.of(), source);
  }

  /** As {@link #code}, the codes being few: code, label, code, label… */
  static Field choice(
      String id, String label, String section, Source source, String... codesAndLabels) {
    var plain = code(id, label, section, null, source);
    return new Field(
        id, label, section, ValueType.CODE, plain.operators(), null, pairs(codesAndLabels), source);
  }

  /** A condition on each of the values. */
  static Field meets(
      String id, String label, String section, ValueType type, String sql, String... choices) {
    return new Field(
        id,
        label,
        section,
        type,
        EnumSet.of(Operator.HAS_ANY, Operator.HAS_ALL),
        null,
        pairs(choices),
        new Source.Meets(sql));
  }

  static Field number(String id, String label, String section, String sql) {
    return field(
        id,
        label,
        section,
        ValueType.NUMBER,
        new Source.One(sql),
        Operator.AT_LEAST,
        Operator.AT_MOST);
  }

  static Field date(String id, String label, String section, ValueType type, String sql) {
    return field(id, label, section, type, new Source.One(sql), Operator.BEFORE, Operator.AFTER);
  }

  /**
   * @param sql NULL: not known, which is neither
   */
  static Field flag(String id, String label, String section, String sql) {
    return new Field(
        id,
        label,
        section,
        ValueType.FLAG,
        EnumSet.of(Operator.IS),
        null,
        Map.of(),
        new Source.One(sql));
  }

  /** Numbers to call; those the caller may not see are not there. */
  static Field phone(String owner, String id, String visible) {
    return field(
        "phone",
        "Téléphone",
        CONTACT,
        ValueType.PHONE,
        new Source.Many(
            contacts(owner, id, visible) + " AND c.kind <> 'MSSANTE'",
            "CASE WHEN starts_with(c.value, '+33') THEN '0' || substr(c.value, 4)"
                + " ELSE c.value END"),
        Operator.HAS_ANY,
        Operator.STARTS_WITH,
        Operator.CONTAINS);
  }

  static Field contactKind(String owner, String id, String visible) {
    return choice(
        "contactKind",
        "Sorte de contact",
        CONTACT,
        new Source.Many(contacts(owner, id, visible), "c.kind"),
        "STANDARD",
        "Standard",
        "SECRETARIAT",
        "Secrétariat",
        "CARE_ROOM",
        "Salle de soins",
        "ON_CALL",
        "Astreinte",
        "MANAGEMENT",
        "Direction",
        "FAX",
        "Télécopie",
        "ALERT",
        "Alerte",
        "MSSANTE",
        "Messagerie sécurisée");
  }

  static Field secureMail(String owner, String id, String visible) {
    return words(
        "secureMail",
        "Messagerie sécurisée (MSSanté)",
        CONTACT,
        new Source.Many(contacts(owner, id, visible) + " AND c.kind = 'MSSANTE'", "c.value"));
  }

  private static String contacts(String owner, String id, String visible) {
    return "FROM contact_point c WHERE c.owner_kind = '"
        + owner
        + "' AND c.owner_id = "
        + id
        + " AND (c.confidentiality = 'PUBLIC'"
        + " OR (c.confidentiality = 'RESTRICTED' AND :seesRestricted)"
        + " OR (c.confidentiality = 'VERY_RESTRICTED' AND (:seesVeryRestricted OR "
        + visible
        + ")))";
  }

  static Field source() {
    return code("source", "Origine de la fiche", KEPT, null, new Source.One("{a}.source"));
  }

  static Field updatedAt() {
    return date("updatedAt", "Fiche modifiée", KEPT, ValueType.INSTANT, "{a}.updated_at");
  }

  static Field demonstration() {
    return flag("demonstration", "Fiche de démonstration", KEPT, "{a}.demonstration");
  }

  private static Field field(
      String id,
      String label,
      String section,
      ValueType type,
      Source source,
      Operator one,
      Operator... others) {
    var operators =
        operators(
            EnumSet.of(one, others),
            EXISTENCE,
            source instanceof Source.One ? EnumSet.of(Operator.IS) : NONE);
    return new Field(id, label, section, type, operators, null, Map.of(), source);
  }

  @SafeVarargs
  private static Set<Operator> operators(Set<Operator>... some) {
    var all = EnumSet.noneOf(Operator.class);
    for (var each : some) {
      all.addAll(each);
    }
    return all;
  }

  private static Map<String, String> pairs(String... codesAndLabels) {
    var pairs = new LinkedHashMap<String, String>();
    for (var i = 0; i < codesAndLabels.length; i += 2) {
      pairs.put(codesAndLabels[i], codesAndLabels[i + 1]);
    }
    return pairs;
  }
}
