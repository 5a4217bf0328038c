package fr.rormobile.api.advanced;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.search.SearchParameters;
import fr.rormobile.api.search.WholeSearches;
import fr.rormobile.api.totals.Cell;
import fr.rormobile.api.totals.TableFiles;
import fr.rormobile.api.totals.TableFiles.Format;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code GET /search} finds as a table, in its order: the same columns, bounds and record as
 * an advanced search has. Ids come from the index, what is said of them from the database.
 */
@Singleton
class SimpleExports {
  private final WholeSearches searches;
  private final ExportRows rows;
  private final TableFiles files;
  private final AdvancedSettings settings;
  private final Clock clock;

  SimpleExports(
      WholeSearches searches,
      ExportRows rows,
      TableFiles files,
      AdvancedSettings settings,
      Clock clock) {
    this.searches = searches;
    this.rows = rows;
    this.files = files;
    this.settings = settings;
    this.clock = clock;
  }

  HttpResponse<?> export(Caller caller, SearchParameters parameters, Format format) {
    var whole = searches.begin(parameters, Visibility.of(caller));
    var kind = Kind.valueOf(whole.kind());
    var columns = new ExportColumns(caller, clock.instant());
    return files.answer(
        format,
        kind.file(),
        columns.headers(kind),
        notes(caller, kind, whole),
        (table, now) -> {
          try (var lines = rows.begin(kind, columns, table)) {
            whole.each(settings.exportRows(), lines::add);
          }
          rows.sayIfCut(whole.total(), table);
          rows.keep(caller, whole.parameters(), format, whole.total(), now);
        });
  }

  private List<List<Cell>> notes(Caller caller, Kind kind, WholeSearches.Whole whole) {
    var notes = new ArrayList<List<Cell>>();
    notes.add(List.of(Cell.of("Recherche"), Cell.of(kind.label())));
    notes.add(List.of(Cell.of("Critères"), Cell.of(whole.criteria())));
    if (whole.notice() != null) {
      notes.add(List.of(Cell.of("À savoir"), Cell.of(whole.notice())));
    }
    notes.add(List.of(Cell.of("Exporté (heure de Paris)"), Cell.of(clock.instant())));
    notes.add(List.of(Cell.of("Contenu selon le profil"), Cell.of(Profile.of(caller).label())));
    return notes;
  }
}
