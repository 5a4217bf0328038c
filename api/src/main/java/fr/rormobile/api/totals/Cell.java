package fr.rormobile.api.totals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One field of an exported table. */
public sealed interface Cell {
  record Text(String value) implements Cell {}

  record Whole(int value) implements Cell {}

  /** To one decimal. */
  record Decimal(double value) implements Cell {}

  /** Shown in the time of Paris. */
  record Moment(Instant value) implements Cell {}

  /** Nobody said it. */
  record Empty() implements Cell {}

  static Cell of(@Nullable String value) {
    return value == null ? new Empty() : new Text(value);
  }

  static Cell of(@Nullable Integer value) {
    return value == null ? new Empty() : new Whole(value);
  }

  static Cell of(@Nullable Double value) {
    return value == null ? new Empty() : new Decimal(value);
  }

  static Cell of(@Nullable Instant value) {
    return value == null ? new Empty() : new Moment(value);
  }
}
