package fr.rormobile.api.beds;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.beds.BedReport.Channel;
import fr.rormobile.api.beds.BedReport.Count;
import fr.rormobile.api.beds.BedReport.Group;
import fr.rormobile.api.beds.CapacityLine.ClosingType;
import fr.rormobile.api.beds.CapacityLine.Gender;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.Status;
import fr.rormobile.api.testing.Engines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BedLogTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final List<String> UNITS = IntStream.range(0, 6).mapToObj(i -> "ue-" + i).toList();
  private static Jdbi database;
  private final BedLog log = new BedLog(new BedRows());

  @BeforeAll
  static void create() {
    database = Engines.freshDatabase();
    database.useHandle(
        h -> {
          h.execute(
              "INSERT INTO facility (finess, name, source) VALUES ('410000020', 'CH', 'DEMO')");
          for (var unit : UNITS) {
            h.execute(
                """
                INSERT INTO care_unit (id, facility_finess, name, activity_field_code,
                                       care_mode_code, operational_activity_code, source)
                VALUES (?, '410000020', 'Réanimation', '01', '28', '127', 'DEMO')
                """,
                unit);
          }
        });
  }

  @BeforeEach
  void nothingIsSaid() {
    database.useHandle(
        h -> h.execute("TRUNCATE bed_empty_group, bed_report, bed_state, capacity_line"));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    add(
        report(
            "ue-0",
            10,
            Map.of(
                new Group(Nature.BED, Status.INSTALLED, Horizon.NOW),
                List.of(Count.of(14)),
                Group.FREE_BEDS,
                List.of(Count.of(Gender.FEMALE, 1), Count.of(66)),
                new Group(Nature.BED, Status.CLOSED, Horizon.NOW),
                List.of(new Count(null, ClosingType.REOPENABLE, null, null, null, 2)))));

    var figure =
        Objects.requireNonNull(new PgBedReader(database).figures(List.of("ue-0")).get("ue-0"));
    assertThat(figure.available()).isEqualTo(67);
    assertThat(figure.operational()).isEqualTo(12);
    assertThat(figure.remainingToMobilise()).isEqualTo(2);
    assertThat(figure.updatedAt()).isEqualTo(at(10));
    assertThat(figure.expectedEvery()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void aReportOfOneGroupTakesOutItsFormerLinesAndRaisesTheDocument() {
    add(free("ue-0", 1, Count.of(Gender.FEMALE, 1), Count.of(Gender.MALE, 2)));
    var before = documentVersion();

    add(free("ue-0", 2, Count.of(Gender.FEMALE, 3)));

    assertThat(lines()).containsExactly("ue-0 01.02.01 01 3");
    assertThat(documentVersion()).isGreaterThan(before);
  }

  @Test
  void aSupersededReportIsKeptAndRaisesNothing() {
    add(free("ue-0", 5, Count.of(1)));
    var before = documentVersion();

    add(free("ue-0", 4, Count.of(9)));

    assertThat(lines()).containsExactly("ue-0 01.02.01  1");
    assertThat(documentVersion()).isEqualTo(before);
    assertThat(count("bed_report")).isEqualTo(2);
  }

  @Test
  void whatIsUndoneLeavesNothing() {
    database.useHandle(
        h -> {
          h.begin();
          var batch = log.open(h, List.of("ue-0"));
          batch.add(free("ue-0", 1, Count.of(1)));
          batch.write();
          h.rollback();
        });

    assertThat(count("bed_report") + count("capacity_line") + count("bed_empty_group")).isZero();
  }

  /**
   * Batches of several units at once, late, repeated, at the same moments: the state is the fold of
   * the log by valid time, of two at the same moment by the order of knowledge.
   */
  @Test
  void whateverComesTogetherTheStateIsTheFoldOfTheLog() throws Exception {
    var seed = Long.getLong("beds.seed", System.nanoTime());
    System.out.println("beds.seed=" + seed);
    var random = new Random(seed);
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (var round = 0; round < 8; round++) {
        var batches = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 12; i++) {
          var reports =
              IntStream.range(0, 1 + random.nextInt(5)).mapToObj(n -> invented(random)).toList();
          batches.add(() -> add(reports));
        }
        for (var done : threads.invokeAll(batches)) {
          assertThat(done.get()).isPositive();
        }
        assertThat(lines()).as("beds.seed=%s", seed).isEqualTo(fold());
      }
    }
  }

  private static BedReport invented(Random random) {
    var groups =
        List.of(
            new Group(Nature.BED, Status.INSTALLED, Horizon.NOW),
            Group.FREE_BEDS,
            new Group(Nature.BED, Status.AVAILABLE, Horizon.H24));
    var genders = List.of(Gender.FEMALE, Gender.MALE, Gender.UNDETERMINED);
    var said =
        IntStream.rangeClosed(0, random.nextInt(3))
            .mapToObj(groups::get)
            .collect(
                Collectors.toMap(
                    group -> group,
                    group ->
                        group.status() == Status.INSTALLED
                            ? List.of(Count.of(random.nextInt(40)))
                            : genders.subList(0, random.nextInt(4)).stream()
                                .map(gender -> Count.of(gender, random.nextInt(9)))
                                .toList()));
    return report(UNITS.get(random.nextInt(UNITS.size())), random.nextInt(20), said);
  }

  /** From the log alone, and by nothing of the program's own reading. */
  private static List<String> fold() {
    return database.withHandle(
        h ->
            h
                .createQuery(
                    """
                    WITH said AS (
                      SELECT DISTINCT ON (unit_id, g->>'nature', g->>'status', g->>'horizon')
                             unit_id, g
                        FROM bed_report, jsonb_array_elements(groups) AS g
                       ORDER BY unit_id, g->>'nature', g->>'status', g->>'horizon',
                                valid_at DESC, id DESC)
                    SELECT concat_ws(' ', unit_id,
                             concat_ws('.', g->>'nature', g->>'status', g->>'horizon'),
                             coalesce(l->>'gender', ''), l->>'count')
                      FROM said, jsonb_array_elements(g->'lines') AS l
                    """)
                .mapTo(String.class)
                .list()
                .stream()
                .sorted()
                .toList());
  }

  private static List<String> lines() {
    return database.withHandle(
        h ->
            h
                .createQuery(
                    """
                    SELECT concat_ws(' ', unit_id, concat_ws('.', nature, status, horizon), gender,
                                     count)
                      FROM capacity_line
                    """)
                .mapTo(String.class)
                .list()
                .stream()
                .sorted()
                .toList());
  }

  private static long documentVersion() {
    return database.withHandle(
        h ->
            h.createQuery("SELECT version FROM index_document WHERE id = 'ue-0'")
                .mapTo(Long.class)
                .one());
  }

  private static int count(String table) {
    return database.withHandle(
        h -> h.createQuery("SELECT count(*) FROM " + table).mapTo(Integer.class).one());
  }

  private int add(BedReport report) {
    return add(List.of(report));
  }

  private int add(List<BedReport> reports) {
    return database.inTransaction(
        h -> {
          var batch = log.open(h, reports.stream().map(BedReport::unitId).toList());
          reports.forEach(batch::add);
          batch.write();
          return reports.size();
        });
  }

  private static Instant at(int minute) {
    return NOW.minus(Duration.ofHours(1)).plus(Duration.ofMinutes(minute));
  }

  private static BedReport free(String unit, int minute, Count... counts) {
    return report(unit, minute, Map.of(Group.FREE_BEDS, List.of(counts)));
  }

  private static BedReport report(String unit, int minute, Map<Group, List<Count>> groups) {
    return new BedReport(
        unit, at(minute), NOW, BedSource.MANUAL, Channel.ENTRY, null, null, null, groups);
  }
}
