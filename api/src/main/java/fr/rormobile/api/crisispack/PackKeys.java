package fr.rormobile.api.crisispack;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The keys that packs are signed with. One is made in the database when there is none, and a new
 * one after a year; with ROR_PACK_KEY that one signs, and the database knows its public half alone.
 * Public halves stay listed for as long as a phone may hold a pack of theirs.
 */
@Singleton
class PackKeys {
  /** A key of the database signs that long. */
  static final Duration SIGNS = Duration.ofDays(365);

  /** A public half is listed that long after it was last made current. */
  static final Duration LISTED = Duration.ofDays(3 * 365);

  private final Jdbi jdbi;
  private final Clock clock;
  private final @Nullable PackKey given;
  private volatile @Nullable Current current;

  PackKeys(Jdbi jdbi, Clock clock, GivenKey given) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.given = given.key().orElse(null);
  }

  private record Current(PackKey key, Instant until) {}

  /**
   * A public half.
   *
   * @param x 32 bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // shown, never compared
  record Listed(String id, byte[] x) {}

  /** The one that signs now; read, or made, when first needed, and looked at again each hour. */
  PackKey current() {
    var known = current;
    var now = clock.instant();
    if (known == null || !now.isBefore(known.until())) {
      known =
          new Current(jdbi.inTransaction(h -> readOrMake(h, now)), now.plus(Duration.ofHours(1)));
      current = known;
    }
    return known.key();
  }

  private PackKey readOrMake(Handle h, Instant now) {
    if (given != null) {
      keep(h, given.id(), given.publicHalf(), null, now);
      return given;
    }
    h.execute("LOCK TABLE pack_key IN SHARE ROW EXCLUSIVE MODE");
    return h.createQuery(
            """
            SELECT seed, x FROM pack_key
             WHERE seed IS NOT NULL AND created_at > :oldest
             ORDER BY created_at DESC, kid
             LIMIT 1
            """)
        .bind("oldest", now.minus(SIGNS))
        .map((row, context) -> PackKey.of(row.getBytes("seed"), row.getBytes("x")))
        .findOne()
        .orElseGet(
            () -> {
              var fresh = PackKey.fresh();
              keep(h, fresh.id(), fresh.publicHalf(), fresh.seed(), now);
              return fresh;
            });
  }

  private static void keep(Handle h, String id, byte[] x, byte @Nullable [] seed, Instant now) {
    h.createUpdate(
            """
            INSERT INTO pack_key (kid, x, seed, created_at) VALUES (:id, :x, :seed, :now)
                ON CONFLICT (kid) DO UPDATE SET created_at = excluded.created_at
            """)
        .bind("id", id)
        .bind("x", x)
        .bindByType("seed", seed, byte[].class)
        .bind("now", now)
        .execute();
  }

  /** The newest first. */
  List<Listed> list() {
    current();
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    "SELECT kid, x FROM pack_key WHERE created_at > :oldest ORDER BY created_at"
                        + " DESC, kid")
                .bind("oldest", clock.instant().minus(LISTED))
                .map((row, context) -> new Listed(row.getString("kid"), row.getBytes("x")))
                .list());
  }
}
