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
import io.micronaut.http.HttpResponse;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * An advanced search as a table. Ids come from the database's cursor and their sheets some hundreds
 * at a time, all of one state of the database: memory does not grow with the table. Who took what
 * is kept in {@code search_export}, before anything leaves.
 */
@Singleton
class AdvancedExports {
  private static final int SHEETS_AT_ONCE = 500;

  private final AdvancedStore store;
  private final OfferReader offer;
  private final TableFiles files;
  private final AdvancedSettings settings;
  private final Jdbi jdbi;
  private final JsonMapper json;
  private final Clock clock;

  AdvancedExports(
      AdvancedStore store,
      OfferReader offer,
      TableFiles files,
      AdvancedSettings settings,
      Jdbi jdbi,
      JsonMapper json,
      Clock clock) {
    this.store = store;
    this.offer = offer;
    this.files = files;
    this.settings = settings;
    this.jdbi = jdbi;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param body as it was sent, for the record; its size and cursor count for nothing here
   */
  HttpResponse<?> export(Caller caller, AdvancedSearch search, JsonNode body, Format format) {
    var columns = new ExportColumns(caller, clock.instant());
    return files.answer(
        format,
        switch (search.kind()) {
          case FACILITY -> "etablissements";
          case UNIT -> "unites";
          case PROFESSIONAL -> "professionnels";
        },
        columns.headers(search.kind()),
        notes(caller, search),
        (table, now) -> {
          var found = write(caller, search, columns, table, now);
          keep(caller, body, format, found, now);
        });
  }

  private List<List<Cell>> notes(Caller caller, AdvancedSearch search) {
    return List.of(
        List.of(Cell.of("Recherche avancée"), Cell.of(search.kind().label())),
        List.of(Cell.of("Critères"), Cell.of(WhereWords.of(search.where()))),
        List.of(Cell.of("Exporté (heure de Paris)"), Cell.of(clock.instant())),
        List.of(Cell.of("Contenu selon le profil"), Cell.of(Profile.of(caller).label())));
  }

  /** How many there are; the table has no more than it may. */
  private long write(
      Caller caller, AdvancedSearch search, ExportColumns columns, TableWriter table, Instant now) {
    return store.reading(
        settings.exportTimeout(),
        handle -> {
          var sight = Sight.of(caller);
          var found = store.count(handle, search, sight, now);
          writeRows(handle, search, sight, columns, table, now);
          if (found > settings.exportRows()) {
            TableFiles.put(
                table,
                List.of(
                    Cell.of(
                        "Export limité à %d lignes sur %d : précisez la recherche pour avoir les autres."
                            .formatted(settings.exportRows(), found))));
          }
          return found;
        });
  }

  private void writeRows(
      Handle handle,
      AdvancedSearch search,
      Sight sight,
      ExportColumns columns,
      TableWriter table,
      Instant now) {
    var waiting = new ArrayList<String>(SHEETS_AT_ONCE);
    store.ids(
        handle,
        search,
        sight,
        now,
        settings.exportRows(),
        id -> {
          waiting.add(id);
          if (waiting.size() == SHEETS_AT_ONCE) {
            rows(search.kind(), waiting, columns).forEach(row -> TableFiles.put(table, row));
            waiting.clear();
          }
        });
    rows(search.kind(), waiting, columns).forEach(row -> TableFiles.put(table, row));
  }

  /** In the order of the ids. */
  private List<List<Cell>> rows(Kind kind, List<String> ids, ExportColumns columns) {
    return switch (kind) {
      case FACILITY ->
          rows(ids, offer.listFacilities(ids), FacilitySheet::finess, columns::facility);
      case UNIT -> rows(ids, offer.listUnits(ids), UnitSheet::id, columns::unit);
      case PROFESSIONAL ->
          rows(ids, offer.listProfessionals(ids), ProfessionalSheet::rpps, columns::professional);
    };
  }

  private static <T> List<List<Cell>> rows(
      List<String> ids, List<T> sheets, Function<T, String> id, Function<T, List<Cell>> row) {
    var byId = sheets.stream().collect(Collectors.toMap(id, Function.identity()));
    return ids.stream().map(byId::get).filter(Objects::nonNull).map(row).toList();
  }

  private void keep(Caller caller, JsonNode body, Format format, long found, Instant now) {
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
                .bind("search", JsonText.of(json, body))
                .bind("found", found)
                .bind("written", Math.min(found, settings.exportRows()))
                .execute());
  }
}
