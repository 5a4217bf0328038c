package fr.rormobile.api.sync;

import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.platform.web.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a phone is.
 *
 * @param database the one it was given by
 * @param scope a digest of what the caller could see
 * @param since the first transaction that it may not have seen; null: it has seen none
 * @param horizon while a walk is on its way: what {@code since} will be after it; null: none is
 * @param after the last unit of the walk; '' to begin
 * @param small digests of plans, actions and alerts, as the phone holds them
 */
record SyncCursor(
    String database,
    String scope,
    Instant issuedAt,
    @Nullable String since,
    @Nullable String horizon,
    String after,
    List<String> small) {
  private static final int KEYS = 9;

  SyncCursor {
    small = List.copyOf(small);
  }

  /** Of a phone that holds nothing. */
  static SyncCursor fresh(String database, String scope, Instant now) {
    return new SyncCursor(database, scope, now, null, null, "", List.of("", "", ""));
  }

  String text() {
    return Cursors.of(
        database,
        scope,
        issuedAt.toString(),
        since == null ? "" : since,
        horizon == null ? "" : horizon,
        after,
        small.get(0),
        small.get(1),
        small.get(2));
  }

  static SyncCursor read(String text) {
    try {
      var keys = Cursors.keys(text, KEYS);
      return new SyncCursor(
          keys.get(0),
          keys.get(1),
          Instant.parse(keys.get(2)),
          transaction(keys.get(3)),
          transaction(keys.get(4)),
          keys.get(5),
          keys.subList(6, KEYS));
    } catch (ProblemException | DateTimeException notOurs) {
      throw refused();
    }
  }

  private static @Nullable String transaction(String key) {
    if (!key.matches("[0-9]{0,19}")) {
      throw refused();
    }
    return key.isEmpty() ? null : key;
  }

  private static ProblemException refused() {
    return ProblemException.invalid(
        "since", "cursor", null, "Ce curseur n'est pas le nôtre ; recommencez sans « since ».");
  }
}
