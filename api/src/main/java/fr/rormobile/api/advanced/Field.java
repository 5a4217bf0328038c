package fr.rormobile.api.advanced;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One field that can be asked for, and where it stands in the database.
 *
 * @param id on the wire
 * @param label for the person
 * @param section of the catalogue: « Lits », « Lieu »…
 * @param nomenclature where its codes are listed: a name of {@code GET /nomenclatures}, or {@code
 *     discipline-groups}; null: none
 * @param choices code and label, in order, when they are few; empty: not a choice
 */
record Field(
    String id,
    String label,
    String section,
    ValueType type,
    Set<Operator> operators,
    @Nullable String nomenclature,
    Map<String, String> choices,
    Source source) {

  /**
   * SQL of ours, with places to fill in: {@code {a}} the row of the entity, {@code {f}} that of the
   * facility of a unit, {@code {v}} a value, {@code {n}} a second one.
   */
  sealed interface Source {
    /** One value, or NULL for none. */
    record One(String sql) implements Source {}

    /**
     * Any number of values.
     *
     * @param from begins with FROM and ends within a WHERE
     */
    record Many(String from, String value) implements Source {}

    /** A condition that a value meets or not. */
    record Meets(String sql) implements Source {}
  }

  boolean takes(Operator operator) {
    return operators.contains(operator);
  }

  /** The operators in the order in which they are offered. */
  List<Operator> offered() {
    return operators.stream().sorted().toList();
  }
}
