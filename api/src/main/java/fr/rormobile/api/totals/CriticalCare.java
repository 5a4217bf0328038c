package fr.rormobile.api.totals;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.territory.FoldedName;
import fr.rormobile.api.totals.CountedUnit.Label;
import fr.rormobile.api.totals.TotalsWire.Labelled;
import fr.rormobile.api.totals.TotalsWire.Total;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The national table of critical-care beds, by region and département: one statement over the units
 * of three discipline groups, a few thousand in the whole country.
 */
@Singleton
class CriticalCare {
  /** In the order of the columns. */
  static final List<String> GROUPS =
      List.of("critical-care-adult", "critical-care-pediatric", "burns");

  private final Jdbi jdbi;
  private final CountedUnits units;
  private final Clock clock;

  CriticalCare(Jdbi jdbi, CountedUnits units, Clock clock) {
    this.jdbi = jdbi;
    this.units = units;
    this.clock = clock;
  }

  /** One area: its total, and that of each group that it has. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Area(String code, String label, Total total, @Nullable List<Column> groups) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Column(Labelled disciplineGroup, Total total) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Region(
      String code,
      String label,
      Total total,
      @Nullable List<Column> groups,
      List<Area> departments) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Table(Total total, @Nullable List<Column> groups, List<Region> regions) {}

  /**
   * @param regions empty: all
   * @param groups some of {@link #GROUPS}; empty: all
   * @param byGroup whether each group has its own column
   * @param scope FINESS numbers; null: no bound
   */
  record Asked(
      Set<String> regions,
      Set<String> groups,
      boolean byGroup,
      @Nullable Set<String> scope,
      boolean confidential) {

    Asked {
      regions = Set.copyOf(regions);
      groups = Set.copyOf(groups);
      scope = scope == null ? null : Set.copyOf(scope);
    }

    private UnitFilter filter() {
      return UnitFilter.ALL_BEDS
          .seenWith(scope, confidential)
          .only(GroupBy.REGION, regions)
          .only(GroupBy.DISCIPLINE, groups.isEmpty() ? GROUPS : groups);
    }
  }

  Table table(Asked asked) {
    return fold(asked).table();
  }

  /** One line of the exported table: a département, or one group in it. */
  record Row(String region, String department, String group, Totals totals) {}

  /** By region and département, without lines that only repeat others' sums. */
  List<Row> rows(Asked asked) {
    return fold(asked).rows();
  }

  private Fold fold(Asked asked) {
    var fold = new Fold(asked.byGroup(), clock.instant());
    jdbi.useHandle(handle -> units.read(handle, asked.filter(), false, fold::add));
    return fold;
  }

  /** What is added up of one area. */
  private static final class Sums {
    private final Label label;
    private Totals total = Totals.NONE;
    private final Map<String, Totals> groups = new HashMap<>();
    private final Map<String, Sums> parts = new TreeMap<>();

    Sums(Label label) {
      this.label = label;
    }

    void add(String group, Totals its) {
      total = total.plus(its);
      groups.merge(group, its, Totals::plus);
    }

    Sums part(Label of) {
      return parts.computeIfAbsent(of.id(), id -> new Sums(of));
    }

    List<Sums> inOrder() {
      return parts.values().stream()
          .sorted(Comparator.comparing((Sums part) -> FoldedName.of(part.label.label())))
          .toList();
    }
  }

  private static final class Fold {
    private static final Label NOWHERE = new Label(GroupBy.NONE, "Lieu inconnu");

    private static final String TOGETHER = "Soins critiques";

    private final boolean byGroup;
    private final Instant now;
    private final Sums country = new Sums(NOWHERE);
    private final Map<String, String> labels = new HashMap<>();

    Fold(boolean byGroup, Instant now) {
      this.byGroup = byGroup;
      this.now = now;
    }

    void add(CountedUnit unit) {
      var discipline = unit.discipline();
      if (discipline == null) {
        return;
      }
      labels.put(discipline.id(), discipline.label());
      var its = Totals.of(unit.capacity(), Nature.BED, now);
      var region = country.part(unit.region() == null ? NOWHERE : unit.region());
      var department = region.part(unit.department() == null ? NOWHERE : unit.department());
      for (var area : List.of(country, region, department)) {
        area.add(discipline.id(), its);
      }
    }

    Table table() {
      return new Table(
          Total.of(country.total),
          columns(country),
          country.inOrder().stream().map(this::region).toList());
    }

    List<Row> rows() {
      var rows = new ArrayList<Row>();
      for (var region : country.inOrder()) {
        for (var department : region.inOrder()) {
          if (byGroup) {
            GROUPS.stream()
                .filter(department.groups::containsKey)
                .map(group -> row(region, department, group))
                .forEach(rows::add);
          } else {
            rows.add(
                new Row(
                    region.label.label(), department.label.label(), TOGETHER, department.total));
          }
        }
      }
      return rows;
    }

    private Row row(Sums region, Sums department, String group) {
      return new Row(
          region.label.label(),
          department.label.label(),
          labels.getOrDefault(group, group),
          department.groups.getOrDefault(group, Totals.NONE));
    }

    private Region region(Sums sums) {
      return new Region(
          sums.label.id(),
          sums.label.label(),
          Total.of(sums.total),
          columns(sums),
          sums.inOrder().stream()
              .map(
                  part ->
                      new Area(
                          part.label.id(), part.label.label(), Total.of(part.total), columns(part)))
              .toList());
    }

    private @Nullable List<Column> columns(Sums sums) {
      return byGroup
          ? GROUPS.stream()
              .filter(sums.groups::containsKey)
              .map(
                  group ->
                      new Column(
                          new Labelled(group, labels.getOrDefault(group, group)),
                          Total.of(sums.groups.getOrDefault(group, Totals.NONE))))
              .toList()
          : null;
    }
  }
}
