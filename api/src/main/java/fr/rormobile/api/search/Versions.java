package fr.rormobile.api.search;

import java.util.Map;

/** Looks up what a source was asked for. */
final class Versions {
  private Versions() {}

  /**
   * @throws IllegalStateException for an id that was not asked for
   */
  static long of(Map<String, Long> versions, String id) {
    var version = versions.get(id);
    if (version == null) {
      throw new IllegalStateException(id + " was not asked for");
    }
    return version;
  }
}
