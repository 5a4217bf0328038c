package fr.rormobile.api.advanced;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every field that can be asked for, by kind: the one list that is both offered and let through.
 */
final class Fields {
  private static final Map<Kind, List<Field>> ALL =
      new EnumMap<>(
          Map.of(
              Kind.FACILITY, FacilityFields.ALL,
              Kind.UNIT, UnitFields.ALL,
              Kind.PROFESSIONAL, ProfessionalFields.ALL));

  private static final Map<Kind, Map<String, Field>> BY_ID =
      ALL.entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, of -> byId(of.getValue())));

  private Fields() {}

  private static Map<String, Field> byId(List<Field> fields) {
    return fields.stream().collect(Collectors.toUnmodifiableMap(Field::id, field -> field));
  }

  /** In the order in which they are offered. */
  static List<Field> of(Kind kind) {
    return ALL.getOrDefault(kind, List.of());
  }

  static Optional<Field> find(Kind kind, String id) {
    return Optional.ofNullable(BY_ID.getOrDefault(kind, Map.of()).get(id));
  }
}
