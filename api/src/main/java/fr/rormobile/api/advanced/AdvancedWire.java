package fr.rormobile.api.advanced;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.search.SearchAnswer;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Advanced searches as they go over the wire; the contract says what each field is. */
final class AdvancedWire {
  private AdvancedWire() {}

  /** The contract's AdvancedResult. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Result(
      long total,
      SearchAnswer.KindCounts counts,
      List<SearchAnswer.Item> items,
      @Nullable String nextCursor) {}

  /** The contract's AdvancedFields. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Catalogue(int deepest, int mostCriteria, List<KindFields> kinds) {
    static Catalogue all() {
      return new Catalogue(
          WhereReader.DEEPEST,
          WhereReader.MOST_CRITERIA,
          List.of(Kind.values()).stream()
              .map(
                  kind ->
                      new KindFields(
                          kind, kind.label(), Fields.of(kind).stream().map(FieldLine::of).toList()))
              .toList());
    }
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record KindFields(Kind kind, String label, List<FieldLine> fields) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FieldLine(
      String id,
      String label,
      String section,
      ValueType type,
      List<OperatorLine> operators,
      @Nullable String nomenclature,
      @Nullable List<Choice> choices) {

    static FieldLine of(Field field) {
      return new FieldLine(
          field.id(),
          field.label(),
          field.section(),
          field.type(),
          field.offered().stream().map(OperatorLine::of).toList(),
          field.nomenclature(),
          field.choices().isEmpty()
              ? null
              : field.choices().entrySet().stream()
                  .map(choice -> new Choice(choice.getKey(), choice.getValue()))
                  .toList());
    }
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OperatorLine(Operator op, String label) {
    static OperatorLine of(Operator operator) {
      return new OperatorLine(operator, operator.label());
    }
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Choice(String code, String label) {}
}
