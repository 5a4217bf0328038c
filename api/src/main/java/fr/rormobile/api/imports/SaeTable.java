package fr.rormobile.api.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tables of the SAE that are loaded. The column BOR of each line names its table.
 *
 * <p>The order is that of reading: ID makes the facilities that the others speak of.
 */
enum SaeTable {
  /** Establishments with their addresses. */
  ID("", "", List.of()),
  /** Critical care by kind of unit. */
  REA("UNI", "REAADU|REAENF|USIC|SIUNV|SITOT|AUTSI|SURVADU|SURVENF", List.of("LIT")),
  /** Medicine, surgery, obstetrics: totals, critical care and short stay included. */
  MCO("", "", List.of("LIT_MED", "LIT_CHI", "LIT_OBS", "PLA_MED", "PLA_CHI", "PLA_OBS")),
  /** Births. */
  PERINAT("", "", List.of("LIT_OBS", "LIT_NEO_HSI", "LIT_SIN", "LIT_REA")),
  /** Emergency departments, general and paediatric. */
  URGENCES2("URG", "GEN|PED", List.of("LIT_UHCD", "PASSU")),
  /** SMUR and SAMU: flags. */
  SMURSAMU("", "", List.of("SMUR", "SAMU")),
  /** Rehabilitation by mention of the authorisation. */
  SSR("GDE", "SSR_TOT|SSR_[AE](5[0-9])?", List.of("LIT", "PLA")),
  /** Psychiatry by population. */
  PSY(
      "DIS",
      "GEN|INF|PEN|TOT",
      List.of(
          "CAP_HTP", "CAP_PFT", "CAP_AAT", "CAP_ACP", "CAP_CCU", "CAP_HAD", "CAP_HDJ", "CAP_HDN")),
  /** Long stay. */
  USLD("", "", List.of("LIT")),
  /** Hospital at home. */
  HAD("", "", List.of("PLATOT"));

  private final String keyColumn;
  private final Pattern keys;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> figures;

  SaeTable(String keyColumn, String keys, List<String> figures) {
    this.keyColumn = keyColumn;
    this.keys = Pattern.compile(keys);
    this.figures = figures;
  }

  static Optional<SaeTable> find(String name) {
    return Arrays.stream(values()).filter(table -> table.name().equals(name)).findFirst();
  }

  /** What tells the lines of one facility apart; empty where there is one line. */
  String keyColumn() {
    return keyColumn;
  }

  /** An unknown kind must be looked at by a person before its beds are added to others. */
  boolean allows(String key) {
    return keys.matcher(key).matches();
  }

  /** The columns that are used: whole numbers. */
  List<String> figures() {
    return figures;
  }
}
