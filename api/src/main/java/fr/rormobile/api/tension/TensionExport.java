package fr.rormobile.api.tension;

import fr.rormobile.api.tension.TensionWire.Event;
import fr.rormobile.api.tension.TensionWire.Labelled;
import fr.rormobile.api.tension.TensionWire.Sheet;
import fr.rormobile.api.totals.Cell;
import fr.rormobile.api.totals.TableFiles;
import fr.rormobile.api.totals.TableFiles.Format;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The thread of a tension as a table to take away, for the return of experience. */
@Singleton
class TensionExport {
  private static final List<String> HEADERS =
      List.of(
          "Heure du fait (Paris)",
          "Heure où on l'a su (Paris)",
          "Événement",
          "Auteur",
          "Action",
          "Plan",
          "Fin prévue (Paris)",
          "Note",
          "Remarque");

  private final TableFiles files;

  TensionExport(TableFiles files) {
    this.files = files;
  }

  HttpResponse<?> events(Sheet tension) {
    return files.answer(
        Format.CSV,
        (tension.drill() ? "exercice-" : "") + "tension-" + tension.facility().finess(),
        HEADERS,
        notes(tension),
        (table, now) -> {
          for (var event : tension.events()) {
            table.row(row(event));
          }
        });
  }

  private static List<List<Cell>> notes(Sheet tension) {
    return List.of(
        List.of(
            Cell.of(tension.drill() ? "EXERCICE" : "Tension"),
            Cell.of(tension.facility().name()),
            Cell.of(tension.facility().finess()),
            Cell.of(tension.disciplineGroup().label()),
            Cell.of(tension.plan().label())));
  }

  private static List<Cell> row(Event event) {
    return List.of(
        Cell.of(event.at()),
        Cell.of(event.knownAt()),
        Cell.of(french(event.kind())),
        Cell.of(event.author()),
        Cell.of(label(event.action())),
        Cell.of(label(event.plan())),
        Cell.of(event.expectedEndAt()),
        Cell.of(event.note()),
        Cell.of(event.notice()));
  }

  private static @Nullable String label(@Nullable Labelled named) {
    return named == null ? null : named.label();
  }

  static String french(String kind) {
    return switch (Timeline.Kind.valueOf(kind)) {
      case DECLARATION -> "Déclaration";
      case ACTION_TAKEN -> "Action mise en place";
      case ACTION_ENDED -> "Action terminée";
      case UPDATE -> "Mise à jour";
      case NOTE -> "Note";
      case COMMENT -> "Commentaire de la cellule";
      case UPDATE_ASKED -> "Mise à jour demandée";
      case LEVEL -> "Changement de niveau";
      case CLOSURE -> "Clôture";
      case REOPENING -> "Réouverture";
    };
  }
}
