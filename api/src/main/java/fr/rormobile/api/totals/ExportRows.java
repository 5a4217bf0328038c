package fr.rormobile.api.totals;

import fr.rormobile.api.beds.BedFigure;
import fr.rormobile.api.beds.BedSource;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of exported tables, in French, and what stands in them. */
final class ExportRows {
  static final List<String> UNIT =
      List.of(
          "Région",
          "Département",
          "FINESS",
          "Établissement",
          "Pôle",
          "Groupe de disciplines",
          "Type d'unité",
          "Unité",
          "Nature",
          "Disponibles",
          "dont femmes",
          "dont hommes",
          "dont indifférenciés",
          "Opérationnels",
          "Installés",
          "Fermés",
          "Supplémentaires mobilisés",
          "Occupés",
          "Reste à mobiliser",
          "Disponibles sûrs",
          "Disponibles possibles",
          "Mise à jour (heure de Paris)",
          "Âge (minutes)",
          "Fraîcheur",
          "Source");

  static final List<String> FORECAST =
      List.of("Prévus +1 h", "Prévus +24 h", "Prévus +48 h", "Prévus +7 j");

  static final List<String> TOTALS =
      List.of(
          "Installés (min)",
          "Installés (max)",
          "Opérationnels (min)",
          "Opérationnels (max)",
          "Occupés (min)",
          "Occupés (max)",
          "Disponibles (min)",
          "Disponibles (max)",
          "Reste à mobiliser (min)",
          "Reste à mobiliser (max)",
          "Occupation % (min)",
          "Occupation % (max)",
          "Unités",
          "Unités non rafraîchies",
          "Part non rafraîchie %",
          "Unités sans installés connus",
          "Chiffre le plus ancien (heure de Paris)",
          "Âge du plus ancien (minutes)");

  private ExportRows() {}

  static List<Cell> unit(CountedUnit unit, Nature nature, boolean forecast, Instant now) {
    var totals = Totals.of(unit.capacity(), nature, now);
    var cells = new ArrayList<Cell>();
    cells.add(label(unit.region()));
    cells.add(label(unit.department()));
    cells.add(Cell.of(unit.facility().id()));
    cells.add(label(unit.facility()));
    cells.add(label(unit.pole()));
    cells.add(label(unit.discipline()));
    cells.add(label(unit.type()));
    cells.add(Cell.of(unit.name()));
    cells.add(Cell.of(nature == Nature.BED ? "Lit" : "Place"));
    cells.addAll(figure(BedFigure.of(unit.capacity(), nature).orElse(null), totals, now));
    if (forecast) {
      for (var expected : Forecasts.of(unit.capacity(), nature, now).horizons()) {
        cells.add(expected.units() == 0 ? new Cell.Empty() : Cell.of(expected.available().min()));
      }
    }
    return cells;
  }

  private static List<Cell> figure(@Nullable BedFigure figure, Totals totals, Instant now) {
    var cells = new ArrayList<Cell>();
    cells.add(Cell.of(figure == null ? null : figure.available()));
    cells.add(Cell.of(figure == null ? null : figure.availableFemale()));
    cells.add(Cell.of(figure == null ? null : figure.availableMale()));
    cells.add(Cell.of(figure == null ? null : figure.availableAny()));
    cells.add(Cell.of(figure == null ? null : figure.operational()));
    cells.add(Cell.of(figure == null ? null : figure.installed()));
    cells.add(Cell.of(figure == null ? null : figure.closed()));
    cells.add(Cell.of(figure == null ? null : figure.additional()));
    cells.add(Cell.of(figure == null ? null : figure.occupied()));
    cells.add(figure == null ? new Cell.Empty() : Cell.of(figure.remainingToMobilise()));
    cells.add(Cell.of(totals.available().min()));
    cells.add(Cell.of(totals.available().max()));
    cells.add(Cell.of(figure == null ? null : figure.updatedAt()));
    cells.add(age(figure == null ? null : figure.updatedAt(), now));
    cells.add(Cell.of(figure == null ? "Jamais dit" : french(figure.freshness(now))));
    cells.add(Cell.of(figure == null ? null : french(figure.source())));
    return cells;
  }

  static List<Cell> totals(Totals totals, Instant now) {
    var cells = new ArrayList<Cell>();
    for (var interval :
        List.of(
            totals.installed(),
            totals.operational(),
            totals.occupied(),
            totals.available(),
            totals.remainingToMobilise())) {
      cells.add(Cell.of(interval.min()));
      cells.add(Cell.of(interval.max()));
    }
    var occupancy = totals.occupancy();
    cells.add(Cell.of(occupancy.map(Totals.Percent::min).orElse(null)));
    cells.add(Cell.of(occupancy.map(Totals.Percent::max).orElse(null)));
    cells.add(Cell.of(totals.units()));
    cells.add(Cell.of(totals.notRefreshed()));
    cells.add(Cell.of(totals.notRefreshedPercent()));
    cells.add(Cell.of(totals.unboundedUnits()));
    cells.add(Cell.of(totals.oldest()));
    cells.add(age(totals.oldest(), now));
    return cells;
  }

  private static Cell age(@Nullable Instant at, Instant now) {
    return at == null
        ? new Cell.Empty()
        : new Cell.Whole((int) Math.max(0, Duration.between(at, now).toMinutes()));
  }

  private static Cell label(CountedUnit.@Nullable Label label) {
    return Cell.of(label == null ? null : label.label());
  }

  private static String french(Freshness freshness) {
    return switch (freshness) {
      case FRESH -> "À jour";
      case AGEING -> "Vieillissant";
      case OVERDUE -> "En retard";
    };
  }

  private static String french(BedSource source) {
    return switch (source) {
      case MANUAL -> "Saisie manuelle";
      case BED_MANAGEMENT -> "Gestion des lits";
      case GAM -> "GAM";
      case DPI -> "DPI";
      case SAE -> "SAE";
    };
  }
}
