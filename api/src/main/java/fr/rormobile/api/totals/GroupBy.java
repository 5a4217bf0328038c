package fr.rormobile.api.totals;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By what units are put together. A unit is in exactly one group, so groups add up. */
enum GroupBy {
  FACILITY("facility", ""),
  DISCIPLINE("discipline", "Sans groupe de disciplines"),
  POLE("pole", "Sans pôle"),
  DEPARTMENT("department", "Département inconnu"),
  REGION("region", "Région inconnue"),
  UNIT_TYPE("unitType", "Type d'unité inconnu");

  /** Of units that have nothing to be grouped by. */
  static final String NONE = "none";

  private final String onTheWire;
  private final String without;

  GroupBy(String onTheWire, String without) {
    this.onTheWire = onTheWire;
    this.without = without;
  }

  static Optional<GroupBy> find(String onTheWire) {
    return Arrays.stream(values()).filter(by -> by.onTheWire.equals(onTheWire)).findFirst();
  }

  String onTheWire() {
    return onTheWire;
  }

  /** A group and what people read of it, in French. */
  record Key(String id, String label) {}

  Key of(CountedUnit unit) {
    return switch (this) {
      case FACILITY -> key(unit.facility());
      case DISCIPLINE -> key(unit.discipline());
      case POLE -> key(unit.pole());
      case DEPARTMENT -> key(unit.department());
      case REGION -> key(unit.region());
      case UNIT_TYPE -> key(unit.type());
    };
  }

  /** Null: the group of those that have none. */
  Key key(CountedUnit.@Nullable Label label) {
    return label == null ? new Key(NONE, without) : new Key(label.id(), label.label());
  }
}
