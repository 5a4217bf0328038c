package fr.rormobile.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InventionTest {
  private static final List<String> TABLES =
      List.of(
          "legal_entity",
          "facility",
          "pole",
          "care_unit",
          "care_unit_code",
          "professional",
          "practitioner_role",
          "contact_point",
          "opening_hours",
          "opening_exception",
          "bed_closure",
          "capacity_line");

  @Test
  void theSameSeedMakesTheSameOfferAndAnotherSeedAnother() {
    var first = new DemoDatabase();
    var again = new DemoDatabase();
    var other = new DemoDatabase();
    first.fill("24", 600, 7);
    again.fill("24", 600, 7);
    other.fill("24", 600, 8);

    assertThat(digests(again)).isEqualTo(digests(first));
    assertThat(digests(other)).doesNotContainAnyElementsOf(digests(first));
  }

  private static List<String> digests(DemoDatabase database) {
    return TABLES.stream()
        .map(
            table ->
                database.text(
                    "SELECT md5(string_agg(t::text, '\n' ORDER BY t::text)) FROM " + table + " t"))
        .toList();
  }

  @Test
  void fiveThousandUnitsOfTheCountryAreThereToTheLast() {
    var database = new DemoDatabase();
    var progress = new ArrayList<Long>();

    var counts = database.fill("*", 5_000, 1, progress::add);

    assertThat(progress).isSorted().endsWith(5_000L);
    assertThat(counts.units).isEqualTo(5_000);
    assertThat(database.number("SELECT count(*) FROM care_unit")).isEqualTo(5_000);
    assertThat(database.number("SELECT count(*) FROM facility")).isEqualTo(counts.facilities);
    assertThat(database.number("SELECT count(*) FROM professional"))
        .isEqualTo(counts.professionals);
    assertThat(database.number("SELECT count(*) FROM practitioner_role")).isEqualTo(counts.roles);
    assertThat(database.number("SELECT count(*) FROM contact_point")).isEqualTo(counts.contacts);
    assertThat(database.number("SELECT count(*) FROM capacity_line"))
        .isEqualTo(counts.capacityLines);
    assertThat(database.number("SELECT count(DISTINCT region_code) FROM facility"))
        .isGreaterThan(13);
    assertThat(database.number("SELECT count(*) FROM facility WHERE lat IS NULL")).isZero();
  }

  @Test
  void fromAThousandUnitsOnEveryActivityOccurs() {
    var database = new DemoDatabase();

    database.fill("94", 1_000, 3); // Corse: few communes, none of them large

    assertThat(database.number("SELECT count(DISTINCT operational_activity_code) FROM care_unit"))
        .isEqualTo(548);
    assertThat(database.texts("SELECT DISTINCT department_code FROM facility"))
        .containsExactlyInAnyOrder("2A", "2B");
  }

  @Test
  void aLoadWhoseConnectionIsLostInTheMiddleLeavesTheDatabaseEmpty() {
    var database = new DemoDatabase();

    var cut = new AtomicBoolean();

    assertThatThrownBy(
            () ->
                database.fill(
                    "24",
                    9_000,
                    5,
                    units -> {
                      if (units > 4_500 && cut.compareAndSet(false, true)) {
                        database.cutConnections();
                      }
                    }))
        .isInstanceOf(RuntimeException.class);

    for (var table : TABLES) {
      assertThat(database.number("SELECT count(*) FROM " + table)).as(table).isZero();
    }
    assertThat(database.number("SELECT count(*) FROM index_document")).isZero();
    assertThat(database.fill("24", 300, 5).units).isEqualTo(300);
  }
}
