package fr.rormobile.api.totals;

import fr.rormobile.api.totals.TableFiles.Format;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Tables of beds to take away. */
@Singleton
class Exports {
  private final Jdbi jdbi;
  private final CountedUnits units;
  private final BedGroups groups;
  private final CriticalCare criticalCare;
  private final TableFiles files;

  Exports(
      Jdbi jdbi,
      CountedUnits units,
      BedGroups groups,
      CriticalCare criticalCare,
      TableFiles files) {
    this.jdbi = jdbi;
    this.units = units;
    this.groups = groups;
    this.criticalCare = criticalCare;
    this.files = files;
  }

  /** One row a unit; with a grouping and no detail, one a group. */
  HttpResponse<?> beds(Format format, BedQuery query, UnitFilter filter) {
    var by = query.by();
    return by == null || query.detail()
        ? unitTable(format, query, filter)
        : groupTable(format, by, filter);
  }

  private HttpResponse<?> unitTable(Format format, BedQuery query, UnitFilter filter) {
    var headers =
        query.forecast()
            ? Stream.concat(ExportRows.UNIT.stream(), ExportRows.FORECAST.stream()).toList()
            : ExportRows.UNIT;
    return answer(
        format,
        "lits",
        headers,
        (table, now) ->
            jdbi.useHandle(
                handle ->
                    units.readInOrder(
                        handle,
                        filter,
                        query.forecast(),
                        unit ->
                            TableFiles.put(
                                table,
                                ExportRows.unit(unit, filter.nature(), query.forecast(), now)))));
  }

  private HttpResponse<?> groupTable(Format format, GroupBy by, UnitFilter filter) {
    return answer(
        format,
        "lits",
        headers("Code", "Groupe"),
        (table, now) -> {
          for (var sum : groups.all(by, filter)) {
            TableFiles.put(table, row(sum.totals(), now, sum.key().id(), sum.key().label()));
          }
        });
  }

  HttpResponse<?> criticalCare(Format format, CriticalCare.Asked asked) {
    return answer(
        format,
        "soins-critiques",
        headers("Région", "Département", "Groupe de disciplines"),
        (table, now) ->
            criticalCare
                .rows(asked)
                .forEach(
                    each ->
                        TableFiles.put(
                            table,
                            row(
                                each.totals(),
                                now,
                                each.region(),
                                each.department(),
                                each.group()))));
  }

  private static List<String> headers(String... first) {
    return Stream.concat(Stream.of(first), ExportRows.TOTALS.stream()).toList();
  }

  private static List<Cell> row(Totals totals, Instant now, String... first) {
    var cells = new ArrayList<Cell>(Stream.of(first).map(Cell::of).toList());
    cells.addAll(ExportRows.totals(totals, now));
    return cells;
  }

  private HttpResponse<?> answer(
      Format format, String name, List<String> headers, TableFiles.Rows rows) {
    return files.answer(format, name, headers, List.of(), rows);
  }
}
