package fr.rormobile.api.sync;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(lines.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
