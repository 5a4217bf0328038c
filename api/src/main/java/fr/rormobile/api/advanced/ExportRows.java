package fr.rormobile.api.advanced;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.offer.FacilitySheet;
import fr.rormobile.api.offer.OfferReader;
import fr.rormobile.api.offer.ProfessionalSheet;
import fr.rormobile.api.offer.UnitSheet;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.totals.Cell;
import fr.rormobile.api.totals.TableFiles;
import fr.rormobile.api.totals.TableFiles.Format;
import fr.rormobile.api.totals.TableWriter;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * The rows of any search that is taken away. Sheets are read some hundreds at a time: memory does
 * not grow with the table. Who took what is kept in {@code search_export}, before anything leaves.
 */
@Singleton
final class ExportRows {
  private static final int SHEETS_AT_ONCE = 500;

  private final OfferReader offer;
  private final AdvancedSettings settings;
  private final Jdbi jdbi;
  private final JsonMapper json;

  ExportRows(OfferReader offer, AdvancedSettings settings, Jdbi jdbi, JsonMapper json) {
    this.offer = offer;
    this.settings = settings;
    this.jdbi = jdbi;
    this.json = json;
  }

  /** To be closed, which writes the last ones. */
  Lines begin(Kind kind, ExportColumns columns, TableWriter table) {
    return new Lines(kind, columns, table);
  }

  /** Collects ids and writes what they stand for. Not thread-safe. */
  final class Lines implements AutoCloseable {
    private final Kind kind;
    private final ExportColumns columns;
    private final TableWriter table;
    private final List<String> waiting = new ArrayList<>(SHEETS_AT_ONCE);

    private Lines(Kind kind, ExportColumns columns, TableWriter table) {
      this.kind = kind;
      this.columns = columns;
      this.table = table;
    }

    void add(String id) {
      waiting.add(id);
      if (waiting.size() == SHEETS_AT_ONCE) {
        close();
      }
    }

    @Override
    public void close() {
      rows(kind, waiting, columns).forEach(row -> TableFiles.put(table, row));
      waiting.clear();
    }
  }

  /** In the order of the ids; what is gone, or may not be known of, has none. */
  private List<List<Cell>> rows(Kind kind, List<String> ids, ExportColumns columns) {
    return switch (kind) {
      case FACILITY ->
          rows(ids, offer.listFacilities(ids), FacilitySheet::finess, columns::facility);
      case UNIT ->
          rows(
              ids,
              offer.listUnits(ids).stream().filter(columns::shows).toList(),
              UnitSheet::id,
              columns::unit);
      case PROFESSIONAL ->
          rows(ids, offer.listProfessionals(ids), ProfessionalSheet::rpps, columns::professional);
    };
  }

  private static <T> List<List<Cell>> rows(
      List<String> ids, List<T> sheets, Function<T, String> id, Function<T, List<Cell>> row) {
    var byId = sheets.stream().collect(Collectors.toMap(id, Function.identity()));
    return ids.stream().map(byId::get).filter(Objects::nonNull).map(row).toList();
  }

  /** The last row, where there would have been more than may be. */
  void sayIfCut(long found, TableWriter table) {
    if (found > settings.exportRows()) {
      TableFiles.put(
          table,
          List.of(
              Cell.of(
                  "Export limité à %d lignes sur %d : précisez la recherche pour avoir les autres."
                      .formatted(settings.exportRows(), found))));
    }
  }

  /**
   * @param search as it was sent
   */
  void keep(Caller caller, Object search, Format format, long found, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO search_export (account_id, at, format, columns, search, found, written)
                    VALUES (:account, :at, :format, :columns, CAST(:search AS jsonb), :found, :written)
                    """)
                .bind("account", caller.id())
                .bind("at", now)
                .bind("format", format.extension())
                .bind("columns", Profile.of(caller).name())
                .bind("search", JsonText.of(json, search))
                .bind("found", found)
                .bind("written", Math.min(found, settings.exportRows()))
                .execute());
  }
}
