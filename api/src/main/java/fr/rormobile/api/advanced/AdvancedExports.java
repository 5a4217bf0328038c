package fr.rormobile.api.advanced;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.totals.Cell;
import fr.rormobile.api.totals.TableFiles;
import fr.rormobile.api.totals.TableFiles.Format;
import fr.rormobile.api.totals.TableWriter;
import io.micronaut.http.HttpResponse;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * An advanced search as a table. Ids come from the database's cursor, all of one state of the
 * database; {@link ExportRows} makes rows of them.
 */
@Singleton
class AdvancedExports {
  private final AdvancedStore store;
  private final ExportRows rows;
  private final TableFiles files;
  private final AdvancedSettings settings;
  private final Clock clock;

  AdvancedExports(
      AdvancedStore store,
      ExportRows rows,
      TableFiles files,
      AdvancedSettings settings,
      Clock clock) {
    this.store = store;
    this.rows = rows;
    this.files = files;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param body as it was sent, for the record; its size and cursor count for nothing here
   */
  HttpResponse<?> export(Caller caller, AdvancedSearch search, JsonNode body, Format format) {
    var columns = new ExportColumns(caller, clock.instant());
    return files.answer(
        format,
        search.kind().file(),
        columns.headers(search.kind()),
        notes(caller, search),
        (table, now) -> {
          var found = write(caller, search, columns, table, now);
          rows.keep(caller, body, format, found, now);
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
          try (var lines = rows.begin(search.kind(), columns, table)) {
            store.ids(handle, search, sight, now, settings.exportRows(), lines::add);
          }
          rows.sayIfCut(found, table);
          return found;
        });
  }
}
