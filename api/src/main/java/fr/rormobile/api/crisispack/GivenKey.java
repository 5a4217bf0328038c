package fr.rormobile.api.crisispack;

import fr.rormobile.api.platform.ProcessEnvironment;
import io.micronaut.context.annotation.Context;
import java.util.Optional;

/** The key of the setting ROR_PACK_KEY; a wrong one is told at the start. */
@Context
final class GivenKey {
  private final Optional<PackKey> key;

  GivenKey(ProcessEnvironment environment) {
    var setting = environment.values().getOrDefault("ROR_PACK_KEY", "").strip();
    this.key = setting.isEmpty() ? Optional.empty() : Optional.of(PackKey.of(setting));
  }

  /** Empty: the keys of the database sign. */
  Optional<PackKey> key() {
    return key;
  }
}
