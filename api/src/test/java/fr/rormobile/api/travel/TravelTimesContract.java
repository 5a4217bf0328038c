package fr.rormobile.api.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.rormobile.api.account.MovableClock;
import fr.rormobile.api.platform.Secret;
import fr.rormobile.api.travel.LoopbackRouting.Said;
import fr.rormobile.api.travel.TravelTimes.Position;
import fr.rormobile.api.travel.TravelTimes.Trip;
import fr.rormobile.api.travel.TravelTimes.Trips;
import io.micronaut.json.JsonMapper;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What holds for whichever service is asked. */
abstract class TravelTimesContract {
  static final Position BLOIS = new Position(47.58612, 1.33587);
  static final Position TOURS = new Position(47.39484, 0.70398);
  static final Position ISLAND = new Position(-20.87891, -55.4481);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final List<Optional<Trip>> THERE_AND_NOWHERE =
      List.of(Optional.of(new Trip(3_001, 62_500)), Optional.empty());

  final LoopbackRouting service = new LoopbackRouting();
  private final MovableClock clock = new MovableClock();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final CarTravelTimes times = times(service.uri(), PATIENCE);

  abstract TravelSettings.Kind kind();

  /** As the service writes it. */
  abstract String written(List<Optional<Trip>> trips);

  /** One trip with these for numbers, as they are. */
  abstract String written(String seconds, String length);

  private CarTravelTimes times(URI base, Duration limit) {
    return new CarTravelTimes(
        new TravelSettings(
            new TravelSettings.Service(kind(), base),
            new Secret("marker-token"),
            limit,
            limit,
            PAUSE),
        JsonMapper.createDefault(),
        clock);
  }

  /** Once, of the two places. */
  final void ask() {
    assertThat(times.from(BLOIS, List.of(TOURS, ISLAND))).isEqualTo(new Trips.Unavailable());
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(CarTravelTimes.class);
  }

  @BeforeEach
  void listen() {
    log.start();
    logger().addAppender(log);
  }

  /** Whatever went wrong: neither the token nor where somebody is. */
  @AfterEach
  void closeAndReadTheLog() {
    times.close();
    service.close();
    logger().detachAppender(log);
    assertThat(log.list)
        .allSatisfy(
            line -> {
              assertThat(line.getFormattedMessage()).doesNotContain("marker-token", "47.5", "1.33");
              assertThat(line.getThrowableProxy()).isNull();
            });
  }

  @Test
  void eachPlaceHasItsTripOrNone() {
    service.says(question -> new Said(200, written(THERE_AND_NOWHERE)));

    var trips = times.from(BLOIS, List.of(TOURS, ISLAND));

    assertThat(trips).isEqualTo(new Trips.Known(THERE_AND_NOWHERE));
    assertThat(THERE_AND_NOWHERE.getFirst().orElseThrow().minutes()).isEqualTo(51);
    assertThat(service.asked()).hasSize(1);
    assertThat(service.asked().getFirst().authorization()).isEqualTo("Bearer marker-token");
  }

  @Test
  void fiftyPlacesAreOneQuestionAndMoreAreRefused() {
    var trips = Collections.nCopies(50, Optional.of(new Trip(60, 900)));
    service.says(question -> new Said(200, written(trips)));

    assertThat(times.from(BLOIS, Collections.nCopies(50, TOURS))).isEqualTo(new Trips.Known(trips));
    assertThat(service.asked()).hasSize(1);
    assertThatThrownBy(() -> times.from(BLOIS, Collections.nCopies(51, TOURS)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingIsAskedForNoPlace() {
    assertThat(times.from(BLOIS, List.of())).isEqualTo(new Trips.Known(List.of()));
    assertThat(service.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 400, 401, 404, 413, 429, 500, 503})
  void anotherStatusIsNoAnswer(int status) {
    service.says(question -> new Said(status, status == 204 ? "" : written(THERE_AND_NOWHERE)));

    assertThat(times.from(BLOIS, List.of(TOURS, ISLAND))).isEqualTo(new Trips.Unavailable());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "12",
        "[]",
        "{}",
        "{\"code\":\"Ok\"",
        "<html>47.58612</html>",
        "{\"code\":\"NoTable\"}",
        "{\"code\":\"Ok\",\"durations\":null,\"distances\":[[0,1,2]]}",
        "{\"code\":\"Ok\",\"durations\":[[0,1,2]]}",
        "{\"code\":\"Ok\",\"durations\":[],\"distances\":[]}",
        "{\"sources_to_targets\":null}",
        "{\"sources_to_targets\":[[]]}",
        "{\"sources_to_targets\":[[{},{}]]}",
        "{\"sources_to_targets\":[[{\"to_index\":0},{\"to_index\":2}]]}",
        "{\"sources_to_targets\":[[1,2]]}",
      })
  void garbageIsNoAnswer(String body) {
    service.says(question -> new Said(200, body));

    assertThat(times.from(BLOIS, List.of(TOURS, ISLAND))).isEqualTo(new Trips.Unavailable());
  }

  @Test
  void fewerOrMoreTripsThanPlacesAreNoAnswer() {
    service.says(question -> new Said(200, written(THERE_AND_NOWHERE)));

    assertThat(times.from(BLOIS, List.of(TOURS))).isEqualTo(new Trips.Unavailable());
    assertThat(times.from(BLOIS, List.of(TOURS, TOURS, ISLAND))).isEqualTo(new Trips.Unavailable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "\"12\"", "1e99", "true", "[1]", "{}"})
  void numbersThatCannotBeAreNoAnswer(String number) {
    service.says(question -> new Said(200, written(number, "1")));
    assertThat(times.from(BLOIS, List.of(TOURS))).isEqualTo(new Trips.Unavailable());

    service.says(question -> new Said(200, written("1", number)));
    assertThat(times.from(BLOIS, List.of(TOURS))).isEqualTo(new Trips.Unavailable());
  }

  @Test
  void anAnswerWithoutEndIsGivenUp() {
    service.says(
        question ->
            new Said(200, written(THERE_AND_NOWHERE) + " ".repeat(CarTravelTimes.LARGEST_ANSWER)));

    assertThat(times.from(BLOIS, List.of(TOURS, ISLAND))).isEqualTo(new Trips.Unavailable());
  }

  @Test
  void whatDoesNotAnswerIsWaitedForNoLongerThanSaid() {
    var hasty = times(service.uri(), SHORT);
    service.says(question -> Said.nothing());
    assertThat(timed(() -> hasty.from(BLOIS, List.of(TOURS)))).isLessThan(PATIENCE);

    service.says(question -> Said.cut(written(THERE_AND_NOWHERE)));
    assertThat(timed(() -> hasty.from(BLOIS, List.of(TOURS, ISLAND)))).isLessThan(PATIENCE);
    hasty.close();
  }

  private static Duration timed(Supplier<Trips> question) {
    var began = System.nanoTime();
    assertThat(question.get()).isEqualTo(new Trips.Unavailable());
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Test
  void nobodyThereIsNoAnswer() {
    var nobody = times(URI.create("http://127.0.0.1:1"), PATIENCE);

    assertThat(nobody.from(BLOIS, List.of(TOURS))).isEqualTo(new Trips.Unavailable());
    nobody.close();
  }

  @Test
  void whatFailedTwiceIsLeftAloneForAWhileThenTriedOnce() {
    service.says(question -> new Said(500, ""));
    for (var i = 0; i < 5; i++) {
      assertThat(times.from(BLOIS, List.of(TOURS))).isEqualTo(new Trips.Unavailable());
    }
    assertThat(service.asked()).hasSize(2);

    clock.pass(PAUSE);
    for (var i = 0; i < 5; i++) {
      assertThat(times.from(BLOIS, List.of(TOURS))).isEqualTo(new Trips.Unavailable());
    }
    assertThat(service.asked()).hasSize(3);

    clock.pass(PAUSE);
    service.says(question -> new Said(200, written(THERE_AND_NOWHERE)));
    for (var i = 0; i < 5; i++) {
      assertThat(times.from(BLOIS, List.of(TOURS, ISLAND)))
          .isEqualTo(new Trips.Known(THERE_AND_NOWHERE));
    }
    assertThat(service.asked()).hasSize(8);
  }

  /** A position in the sea is the fault of that question alone. */
  @Test
  void aQuestionThatIsRefusedDoesNotSilenceTheService() {
    service.says(question -> new Said(400, "{\"code\":\"NoSegment\"}"));
    for (var i = 0; i < 5; i++) {
      assertThat(times.from(BLOIS, List.of(TOURS))).isEqualTo(new Trips.Unavailable());
    }
    assertThat(service.asked()).hasSize(5);
  }
}
