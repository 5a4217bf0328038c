package fr.rormobile.api.platform.web;

import java.util.Optional;
import java.util.UUID;

/**
 * Ids as they come in a path: one that cannot be ours names nothing, like one that is not known.
 */
public final class Ids {
  /** An {@code Idempotency-Key}, as a regular expression. */
  public static final String KEY = "[A-Za-z0-9._:-]{1,64}";

  /** A FINESS number, of a legal entity or a facility, as a regular expression. */
  public static final String FINESS = "[0-9][0-9A-Z][0-9]{7}";

  private Ids() {}

  public static Optional<UUID> uuid(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
