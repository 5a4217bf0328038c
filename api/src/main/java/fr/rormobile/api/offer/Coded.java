package fr.rormobile.api.offer;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * A code of a value set and what people read.
 *
 * @param label French; the code itself where the value set does not have it
 */
@Serdeable
public record Coded(String code, String label) {
  /** Null when there is no code. */
  public static @Nullable Coded of(@Nullable String code, @Nullable String label) {
    return code == null || code.isEmpty()
        ? null
        : new Coded(code, label == null || label.isEmpty() ? code : label);
  }
}
