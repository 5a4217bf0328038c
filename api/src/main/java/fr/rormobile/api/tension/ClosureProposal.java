package fr.rormobile.api.tension;

import fr.rormobile.api.totals.Totals;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When it is proposed to close a tension: the beds of its group were out of what its plan calls
 * normal, and have been back for as long as it says. Said once each time they come back; nothing is
 * ever closed by it.
 */
final class ClosureProposal {
  /** Not looked at for longer, nobody knows what was in between: it counts anew. */
  static final Duration GAP = Duration.ofMinutes(15);

  private ClosureProposal() {}

  /**
   * What a plan calls normal.
   *
   * @param freeBeds at least; null: not looked at
   * @param occupancyPercent at most; null: not looked at
   */
  record Normal(@Nullable Integer freeBeds, @Nullable Integer occupancyPercent, int hours) {
    boolean isLookedAt() {
      return freeBeds != null || occupancyPercent != null;
    }
  }

  /**
   * What is kept of a tension between two looks.
   *
   * @param outSeen its beds were out of normal once since it was declared
   * @param backSince null: they are not back
   * @param backSeen the last look that found them back
   * @param proposedAt when it was said; null: not, since they are back
   */
  record Seen(
      boolean outSeen,
      @Nullable Instant backSince,
      @Nullable Instant backSeen,
      @Nullable Instant proposedAt) {
    static final Seen NOTHING = new Seen(false, null, null, null);

    boolean isProposedAt(Instant now) {
      return now.equals(proposedAt);
    }
  }

  /** Only figures that are sure count: what is not refreshed could be anything. */
  static boolean isBack(Totals beds, Normal normal) {
    if (beds.units() == 0 || !normal.isLookedAt()) {
      return false;
    }
    var free = normal.freeBeds();
    var percent = normal.occupancyPercent();
    return (free == null || beds.available().min() >= free)
        && (percent == null
            || beds.occupancy().filter(occupancy -> occupancy.max() <= percent).isPresent());
  }

  static Seen look(Seen before, boolean back, int hours, Instant now) {
    if (!back) {
      return new Seen(true, null, null, null);
    }
    if (!before.outSeen()) {
      return Seen.NOTHING;
    }
    var since = before.backSince();
    var seen = before.backSeen();
    if (since == null || seen == null || now.isAfter(seen.plus(GAP))) {
      return new Seen(true, now, now, null);
    }
    var due = !now.isBefore(since.plus(Duration.ofHours(hours)));
    var proposed = before.proposedAt();
    return new Seen(true, since, now, proposed == null && due ? now : proposed);
  }
}
