package fr.rormobile.api.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opaque cursors of lists: the keys of the last item shown. */
public final class Cursors {
  private static final String SEPARATOR = "\u0001";

  private Cursors() {}

  public static String of(String... keys) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param cursor null: the first page
   * @return the keys, or an empty list for the first page
   * @throws ProblemException when it was not made by {@link #of} with that many keys
   */
  public static List<String> keys(@Nullable String cursor, int count) {
    if (cursor == null) {
      return List.of();
    }
    try {
      var keys =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8)
              .split(SEPARATOR, -1);
      if (keys.length == count) {
        return List.of(keys);
      }
    } catch (IllegalArgumentException notBase64) {
      throw refused();
    }
    throw refused();
  }

  /** Of a list by time, newest first, with the id for equal times. */
  public static String of(Instant at, UUID id) {
    return of(at.toString(), id.toString());
  }

  /** Where a list by time goes on. */
  public record Moment(Instant at, UUID id) {}

  /** Empty for the first page; refused when it is not of {@link #of(Instant, UUID)}. */
  public static Optional<Moment> moment(@Nullable String cursor) {
    var keys = keys(cursor, 2);
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Moment(Instant.parse(keys.getFirst()), UUID.fromString(keys.getLast())));
    } catch (DateTimeException | IllegalArgumentException notOurs) {
      throw refused();
    }
  }

  /** For a cursor whose keys do not read as what they must be. */
  public static ProblemException refused() {
    return ProblemException.invalid(
        "cursor", "cursor", null, "Ce curseur n'est pas le nôtre ; reprenez la liste au début.");
  }
}
