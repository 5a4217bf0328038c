package fr.rormobile.api.tension;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.tension.Timeline.Entry;
import fr.rormobile.api.tension.Timeline.Kind;
import fr.rormobile.api.tension.Timeline.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Instant DECLARED = Instant.parse("2026-11-22T02:00:00Z");

  @Test
  void inWhicheverOrderFactsBecomeKnownTheStateIsTheSame() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (var round = 0; round < 400; round++) {
      var facts = facts(random);
      var states = new HashSet<State>();
      for (var order = 0; order < 8; order++) {
        Collections.shuffle(facts, random);
        states.add(arrive(facts).state());
      }
      assertThat(states).as("seed %d, round %d: %s", seed, round, facts).hasSize(1);
    }
  }

  @Test
  void anActionHeardOfAfterTheClosureThatItPrecedesIsEndedByIt() {
    var closed = declared().with(closure(60, List.of()));
    var late = taken(2, "ouvrir-lits", 30);

    var after = closed.with(late);

    assertThat(after.state().inPlace()).isEmpty();
    assertThat(after.state().open()).isFalse();
    assertThat(notice(closed, late, after))
        .isEqualTo(
            "La tension est close depuis 3 h 00 : votre action de 2 h 30 est dans le fil, et"
                + " terminée depuis.");
    var reopened = after.with(entry(4, Kind.REOPENING, 90, null, null));
    assertThat(reopened.state().inPlace()).hasSize(1);
  }

  @Test
  void anActionThatTheClosureSaysNothingOfIsListedToBeEnded() {
    var closed = declared().with(closure(60, null));
    var late = taken(2, "ouvrir-lits", 30);

    var after = closed.with(late);

    assertThat(after.state().open()).isFalse();
    assertThat(after.state().inPlace()).hasSize(1);
    assertThat(notice(closed, late, after))
        .endsWith(
            "votre action de 2 h 30 est restée en place : terminez-la si elle ne l'est plus.");
    var ended = after.with(entry(4, Kind.ACTION_ENDED, 70, "ouvrir-lits", null));
    assertThat(ended.state().inPlace()).isEmpty();
    assertThat(ended.state().open()).isFalse();
  }

  @Test
  void anActionThatAClosureKeptStaysAndOneThatAPersonEndedDoesNotComeBack() {
    var closed =
        declared().with(taken(1, "a", 10)).with(taken(2, "b", 20)).with(closure(60, List.of("a")));
    assertThat(closed.state().inPlace()).extracting(Timeline.InPlace::action).containsExactly("a");

    var ended = closed.with(entry(5, Kind.ACTION_ENDED, 70, "b", null));

    var reopened = ended.with(entry(6, Kind.REOPENING, 80, null, null));
    assertThat(reopened.state().inPlace())
        .extracting(Timeline.InPlace::action)
        .containsExactly("a");
  }

  @Test
  void atTheSameMomentAClosureComesAfterWhatLives() {
    var update = entry(2, Kind.UPDATE, 60, null, null);

    assertThat(declared().with(closure(60, null)).with(update).state().open()).isFalse();
    assertThat(declared().with(update).with(closure(60, null)).state().open()).isFalse();
  }

  /** As the program keeps them: with the ends that a closure brings with it when it is heard of. */
  private static Timeline arrive(List<Entry> facts) {
    var timeline = declared();
    for (var fact : facts) {
      var known =
          new Entry(
              fact.id(),
              timeline.nextSequence(),
              fact.kind(),
              fact.at(),
              fact.action(),
              fact.plan(),
              fact.expectedEndAt(),
              null,
              fact.endsAllBut());
      var before = timeline.state();
      timeline = timeline.with(known);
      if (fact.kind() == Kind.CLOSURE) {
        for (var ending : timeline.endings(before, known)) {
          timeline = timeline.with(ending);
        }
      }
    }
    return timeline;
  }

  private static List<Entry> facts(Random random) {
    var facts = new ArrayList<Entry>();
    var kinds =
        List.of(
            Kind.ACTION_TAKEN,
            Kind.ACTION_TAKEN,
            Kind.ACTION_ENDED,
            Kind.UPDATE,
            Kind.NOTE,
            Kind.LEVEL,
            Kind.CLOSURE,
            Kind.CLOSURE,
            Kind.REOPENING);
    var count = 2 + random.nextInt(8);
    for (var i = 0; i < count; i++) {
      var kind = kinds.get(random.nextInt(kinds.size()));
      var action = "abc".substring(random.nextInt(3)).substring(0, 1);
      var minute = 10 * random.nextInt(6); // few moments: many facts of the same one
      facts.add(
          switch (kind) {
            case ACTION_TAKEN, ACTION_ENDED -> entry(1, kind, minute, action, null);
            case LEVEL -> entry(1, kind, minute, null, "plan-" + random.nextInt(3));
            case CLOSURE ->
                closure(
                    minute,
                    switch (random.nextInt(3)) {
                      case 0 -> null;
                      case 1 -> List.of();
                      default -> List.of(action);
                    });
            default -> entry(1, kind, minute, null, null);
          });
    }
    return facts;
  }

  private static String notice(Timeline before, Entry entry, Timeline after) {
    var moments = new Moments(ZoneOffset.UTC, DECLARED.plusSeconds(7200));
    return String.valueOf(Meeting.notice(before, entry, after.state(), moments));
  }

  private static Timeline declared() {
    return new Timeline(
        List.of(
            new Entry(UUID.randomUUID(), 1, Kind.DECLARATION, DECLARED, null, "pmi", null, null)));
  }

  private static Entry taken(int sequence, String action, int minute) {
    return entry(sequence, Kind.ACTION_TAKEN, minute, action, null);
  }

  private static Entry entry(
      int sequence, Kind kind, int minute, @Nullable String action, @Nullable String plan) {
    var at = DECLARED.plusSeconds(60L * minute);
    return new Entry(UUID.randomUUID(), sequence, kind, at, action, plan, null, null);
  }

  private static Entry closure(int minute, @Nullable List<String> endsAllBut) {
    return new Entry(
        UUID.randomUUID(),
        3,
        Kind.CLOSURE,
        DECLARED.plusSeconds(60L * minute),
        null,
        null,
        null,
        null,
        endsAllBut);
  }
}
