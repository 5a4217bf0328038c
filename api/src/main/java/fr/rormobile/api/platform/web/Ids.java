package fr.rormobile.api.platform.web;

import java.util.Optional;
import java.util.UUID;

/**
 * Ids as they come in a path: one that cannot be ours names nothing, like one that is not known.
 */
public final class Ids {
  private Ids() {}

  public static Optional<UUID> uuid(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
