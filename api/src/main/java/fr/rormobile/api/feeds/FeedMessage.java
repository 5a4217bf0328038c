package fr.rormobile.api.feeds;

import fr.rormobile.api.beds.BedSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * A message of a feed, as it was understood.
 *
 * @param id the sender's own; the same message sent again has the same one
 */
record FeedMessage(String id, Format format, BedSource source, List<FeedLine> lines) {
  /**
   * More would hold the units of a hospital locked for too long; a sender splits what is longer.
   */
  static final int MOST_LINES = 5_000;

  static final String ID = "[!-~]{1,64}";
  static final int LONGEST_ZONE = 64;
  static final int LONGEST_NOTE = 2_000;

  enum Format {
    JSON,
    CSV
  }

  FeedMessage {
    lines = List.copyOf(lines);
  }

  /**
   * Of what was understood, not of bytes: a sender that builds its message anew, with other spaces
   * or another order of keys, says the same.
   */
  String digest() {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      update(sha, source.name());
      for (var line : lines) {
        update(sha, line.line() + "|" + line.facility() + "|" + line.zone());
        update(sha, line.counted() + "|" + line.note());
        update(sha, new TreeMap<>(line.groups()) + "|" + line.faults());
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void update(MessageDigest sha, String text) {
    sha.update(text.getBytes(StandardCharsets.UTF_8));
    sha.update((byte) 0);
  }
}
