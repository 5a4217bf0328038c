package fr.rormobile.api.imports;

import java.util.Map;

/**
 * One line of a table of the SAE, other than ID.
 *
 * @param key 'REAADU', 'GEN', …; empty where a facility has one line
 * @param year of the survey: figures are those of its 31 December
 * @param figures by column; a column that was empty is not there: it is not zero
 * @param note the authorisation, for PERINAT; else empty
 */
record SaeRow(
    String finess,
    SaeTable table,
    String key,
    int year,
    Map<String, Integer> figures,
    String note) {
  int get(String column) {
    return figures.getOrDefault(column, 0);
  }
}
