package fr.rormobile.api.tension;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.tension.ClosureProposal.Normal;
import fr.rormobile.api.tension.ClosureProposal.Seen;
import fr.rormobile.api.totals.Interval;
import fr.rormobile.api.totals.Totals;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClosureProposalTest {
  private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");

  @Test
  void bedsAreBackWhenTheSureFiguresSaySo() {
    var both = new Normal(2, 90, 6);

    assertThat(ClosureProposal.isBack(beds(2, 2, 10, 9), both)).isTrue();
    assertThat(ClosureProposal.isBack(beds(1, 10, 10, 5), both))
        .isFalse(); // one is sure, ten may be
    assertThat(ClosureProposal.isBack(beds(2, 2, 10, 10), both)).isFalse();
    assertThat(ClosureProposal.isBack(beds(0, 0, 10, 9), new Normal(null, 90, 6))).isTrue();
    assertThat(ClosureProposal.isBack(beds(5, 5, 10, 0), new Normal(null, null, 6))).isFalse();
    assertThat(ClosureProposal.isBack(Totals.NONE, new Normal(0, null, 6))).isFalse();
  }

  @Test
  void itIsSaidOnceAfterTheHoursAndAgainWhenTheyCameBackAnew() {
    var seen = Seen.NOTHING;
    seen = look(seen, false, 0);
    seen = run(seen, 1, 360);
    assertThat(seen.proposedAt()).isNull();
    seen = run(seen, 361, 361);
    assertThat(seen.proposedAt()).isEqualTo(at(361));
    seen = run(seen, 362, 800);
    assertThat(seen.proposedAt()).isEqualTo(at(361));
    seen = look(seen, false, 801);
    assertThat(seen.proposedAt()).isNull();
    seen = run(seen, 802, 1162);
    assertThat(seen.proposedAt()).isEqualTo(at(1162));
  }

  @Test
  void bedsThatWereNeverOutSayNothingOfTheTension() {
    var seen = run(Seen.NOTHING, 0, 2000);

    assertThat(seen).isEqualTo(Seen.NOTHING);
  }

  @Test
  void aGapInWatchingBeginsTheHoursAnew() {
    var seen = run(look(Seen.NOTHING, false, 0), 1, 300);

    seen = look(seen, true, 400);

    assertThat(seen.backSince()).isEqualTo(at(400));
    assertThat(seen.proposedAt()).isNull();
  }

  private static Seen run(Seen before, int from, int to) {
    var seen = before;
    for (var minute = from; minute <= to; minute++) {
      seen = look(seen, true, minute);
    }
    return seen;
  }

  private static Seen look(Seen before, boolean back, int minute) {
    return ClosureProposal.look(before, back, 6, at(minute));
  }

  private static Instant at(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  private static Totals beds(int free, @Nullable Integer mostFree, int operational, int occupied) {
    var none = Totals.NONE;
    return new Totals(
        1,
        0,
        0,
        none.installed(),
        new Interval(operational, operational),
        new Interval(free, mostFree),
        none.female(),
        none.male(),
        none.any(),
        new Interval(occupied, occupied),
        none.remainingToMobilise(),
        operational,
        null,
        null);
  }
}
