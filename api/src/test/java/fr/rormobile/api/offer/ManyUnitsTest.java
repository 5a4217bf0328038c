package fr.rormobile.api.offer;

import static fr.rormobile.api.offer.OfferRows.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.beds.BedReaders;
import fr.rormobile.api.testing.Engines;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reading of a page, or of a batch for the index, among as many units as a large region has. */
class ManyUnitsTest {
  private static final int UNITS = 24_000;
  private static final Pattern NAMED = Pattern.compile("(?<!:):([a-z]+)");

  private static Jdbi database;
  private static OfferReader offer;
  private static final List<String> STATEMENTS = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void region() {
    database = Engines.freshDatabase();
    var rows = anOffer(database);
    database.useTransaction(
        handle -> {
          handle.execute("SET LOCAL ror.mass_load = 'on'");
          for (var statement : statements()) {
            handle.execute(statement);
          }
        });
    rows.sql("ANALYZE");
    database.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logBeforeExecution(StatementContext context) {
            STATEMENTS.add(context.getRenderedSql());
          }
        });
    offer = new PgOfferReader(database, BedReaders.of(database));
  }

  @Test
  void aBatchOfFiveHundredCostsAsManyQueriesAsOneUnit() {
    var one = queries(() -> offer.listUnits(List.of("ue-00042")));
    var many = queries(() -> assertThat(offer.listUnits(ids(500))).hasSize(500));

    assertThat(many).isEqualTo(one).isEqualTo(9); // one of them opens the snapshot
  }

  @Test
  void facilitiesAndProfessionalsToo() {
    var facilities = offer.listFacilityIds("", 300);
    var professionals = offer.listProfessionalIds("", 300);

    assertThat(queries(() -> assertThat(offer.listFacilities(facilities)).hasSize(300)))
        .isEqualTo(3);
    assertThat(queries(() -> assertThat(offer.listProfessionals(professionals)).hasSize(300)))
        .isEqualTo(4);
  }

  @Test
  void noQueryOfABatchReadsAWholeTable() {
    STATEMENTS.clear();
    offer.listUnits(ids(500));
    offer.listUnitKeys("410000007");
    offer.listProfessionals(offer.listProfessionalIds("", 100));
    offer.listFacilities(offer.listFacilityIds("", 100));
    offer.listUnitIds("ue-10000", 500);

    var selects = STATEMENTS.stream().filter(sql -> sql.startsWith("SELECT")).distinct().toList();

    assertThat(selects).hasSizeGreaterThan(12);
    assertThat(selects).allSatisfy(sql -> assertThat(plan(sql)).doesNotContainPattern(LARGE_SCAN));
  }

  @Test
  void allIdsAreComeByOnceInTheirOrder() {
    var all = new ArrayList<String>();
    var page = offer.listUnitIds("", 5_000);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = offer.listUnitIds(page.getLast(), 5_000);
    }

    assertThat(all).hasSize(UNITS).doesNotHaveDuplicates();
  }

  /** What is small here (facilities, gazetteer, value sets) a plan may well read whole. */
  private static final String LARGE_SCAN =
      "Seq Scan on (care_unit|care_unit_code|capacity_line|contact_point|opening_hours|"
          + "opening_exception|bed_closure|professional|practitioner_role)\\b";

  private static String plan(String sql) {
    return database.withHandle(
        handle -> {
          var explain = handle.createQuery("EXPLAIN " + sql);
          var ids = sql.contains("rpps") ? offer.listProfessionalIds("", 100) : ids(500);
          NAMED
              .matcher(sql)
              .results()
              .map(found -> found.group(1))
              .distinct()
              .forEach(
                  name -> {
                    switch (name) {
                      case "ids" -> explain.bindArray(name, String.class, ids);
                      case "size" -> explain.bind(name, 500);
                      case "standard" -> explain.bind(name, false);
                      default -> explain.bind(name, name.equals("kind") ? "UNIT" : "410000007");
                    }
                  });
          return String.join("\n", explain.mapTo(String.class).list());
        });
  }

  private static int queries(Runnable work) {
    STATEMENTS.clear();
    work.run();
    return STATEMENTS.size();
  }

  private static List<String> ids(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "ue-%05d".formatted(i * 40)).toList();
  }

  private static List<String> statements() {
    return List.of(
        """
        INSERT INTO facility (finess, name, commune_code, department_code, source)
        SELECT '41' || to_char(n, 'FM0000000'), 'CH ' || n, '41018', '41', 'DEMO'
          FROM generate_series(1, 1200) AS n
        """,
        """
        INSERT INTO care_unit (id, facility_finess, name, activity_field_code, care_mode_code,
                               operational_activity_code, source)
        SELECT 'ue-' || to_char(n, 'FM00000'), '41' || to_char(1 + n % 1200, 'FM0000000'),
               'Unité ' || n, '01', '28', '127', 'DEMO'
          FROM generate_series(1, 24000) AS n
        """,
        """
        INSERT INTO care_unit_code (unit_id, nomenclature_id, code)
        SELECT id, j.name, '00' || j.n
          FROM care_unit, (VALUES ('J16', 1), ('J16', 2), ('J18', 3), ('J29', 7)) AS j (name, n)
        """,
        """
        INSERT INTO contact_point (owner_kind, owner_id, kind, value)
        SELECT 'UNIT', id, kind, '0254556633'
          FROM care_unit, unnest(ARRAY['SECRETARIAT', 'CARE_ROOM']) AS kind
         UNION ALL
        SELECT 'FACILITY', finess, 'STANDARD', '0254556600'
          FROM facility
        """,
        """
        INSERT INTO opening_hours
        SELECT id, day, '08:30', '17:00'
          FROM care_unit, generate_series(1, 5) AS day
        """,
        """
        INSERT INTO opening_exception (unit_id, starts_on, ends_on)
        SELECT id, '2026-12-25', '2026-12-25'
          FROM care_unit
        """,
        """
        INSERT INTO bed_closure (unit_id, beds, starts_on)
        SELECT id, 2, '2026-11-16'
          FROM care_unit
        """,
        """
        INSERT INTO capacity_line (unit_id, nature, status, horizon, count, updated_at)
        SELECT id, '01', status, '01', 3, now()
          FROM care_unit, unnest(ARRAY['01', '02', '05']) AS status
        """,
        """
        INSERT INTO professional (rpps, family_name, source)
        SELECT to_char(n, 'FM00000000000'), 'Martin', 'RPPS'
          FROM generate_series(1, 6000) AS n
        """,
        """
        INSERT INTO practitioner_role (id, rpps, unit_id, facility_finess, source)
        SELECT 'r-' || p.rpps, p.rpps, u.id, u.facility_finess, 'RPPS'
          FROM professional p
          JOIN care_unit u ON u.id = 'ue-' || right(p.rpps, 5)
        """);
  }
}
