package fr.rormobile.api.sync;

import static java.util.stream.Collectors.joining;

import fr.rormobile.api.platform.Sha256;
import java.util.Map;
import java.util.TreeMap;

/**
 * One text for all that is held of a collection: SHA-256, in lower case hexadecimal, of the lines
 * {@code id:version}, each ended by a line feed, in the order of the ids' bytes. {@link SyncStore}
 * computes the same in SQL.
 */
final class SyncDigest {
  private SyncDigest() {}

  /**
   * @param versions by id; ids are ASCII
   */
  static String of(Map<String, String> versions) {
    var lines =
        new TreeMap<>(versions)
            .entrySet().stream()
                .map(each -> each.getKey() + ":" + each.getValue() + "\n")
                .collect(joining());
    return Sha256.hex(lines);
  }
}
