package fr.rormobile.api.feeds;

import fr.rormobile.api.beds.BedFinding;
import fr.rormobile.api.beds.BedLines;
import fr.rormobile.api.beds.BedReport.Count;
import fr.rormobile.api.beds.BedReport.Group;
import fr.rormobile.api.beds.CapacityLine.AdditionalType;
import fr.rormobile.api.beds.CapacityLine.Gender;
import fr.rormobile.api.beds.CapacityLine.Horizon;
import fr.rormobile.api.beds.CapacityLine.Nature;
import fr.rormobile.api.beds.CapacityLine.Status;
import fr.rormobile.api.feeds.FeedCsv.Column;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From the columns of the file to the lines of the national model. The one place that maps them.
 *
 * <p>An empty cell says nothing; figures of the same status are told together, so that an empty
 * cell beside a filled one of them is « no such line ». A bed that was reopened is not closed any
 * more: closed = {@code fermes} − {@code reouverts}. {@code mobilisables} does not say whether the
 * staff is there: it counts as without staff, which promises less.
 */
final class FeedCsvLine {
  private static final String FINESS = "[0-9][0-9A-Z][0-9]{7}";

  private final Map<Column, String> cells;
  private final List<BedFinding> faults = new ArrayList<>();
  private final Map<Column, Integer> figures = new EnumMap<>(Column.class);
  private final Map<Group, List<Count>> groups = new LinkedHashMap<>();

  private FeedCsvLine(Map<Column, String> cells) {
    this.cells = cells;
  }

  /**
   * @param cells empty: not as many as the header names
   */
  static FeedLine read(int line, int columns, Map<Column, String> cells) {
    return new FeedCsvLine(cells).line(line, columns);
  }

  private FeedLine line(int line, int columns) {
    if (cells.isEmpty()) {
      refuse("type", "line", String.valueOf(columns), "La ligne doit avoir " + columns + " cases.");
      return new FeedLine(line, "", "", null, Map.of(), null, faults);
    }
    var facility = text(Column.FINESS, FINESS, "Le numéro FINESS a 9 caractères.");
    var zone =
        text(
            Column.ZONE,
            ".{1," + FeedMessage.LONGEST_ZONE + "}",
            "Le code de la zone a 1 à 64 signes.");
    var counted = Counted.anyForm(cell(Column.DATE)).orElse(null);
    if (counted == null) {
      refuse(
          "pattern",
          Column.DATE.title(),
          null,
          "Donnez la date et l'heure, par exemple 2026-11-22T06:00:00+01:00.");
    }
    readFigures();
    group();
    if (groups.isEmpty() && faults.isEmpty()) {
      refuse("required", "line", null, "La ligne ne donne aucun nombre de lits.");
    }
    return new FeedLine(line, facility, zone, counted, groups, note(), faults);
  }

  private void readFigures() {
    for (var column : Column.values()) {
      var cell = cell(column);
      if (!column.isFigure() || cell.isEmpty()) {
        continue;
      }
      if (cell.matches("-[0-9]+")) {
        refuse("min", column.title(), "0", "Un nombre de lits n'est jamais négatif.");
      } else if (!cell.matches("[0-9]+")) {
        refuse("type", column.title(), null, "« " + shown(cell) + " » n'est pas un nombre entier.");
      } else if (cell.length() > 9 || Integer.parseInt(cell) > BedLines.MOST) {
        refuse(
            "max",
            column.title(),
            String.valueOf(BedLines.MOST),
            "Au plus " + BedLines.MOST + " lits.");
      } else {
        figures.put(column, Integer.parseInt(cell));
      }
    }
  }

  private void group() {
    say(Status.INSTALLED, Count::of, Column.INSTALLES);
    closed();
    additional();
    available();
    say(Status.OCCUPIED, Count::of, Column.OCCUPES);
    say(Status.RESERVED, Count::of, Column.RESERVES);
  }

  private void closed() {
    var closed = figures.get(Column.FERMES);
    int reopened = figures.getOrDefault(Column.REOUVERTS, 0);
    if (closed == null) {
      if (figures.containsKey(Column.REOUVERTS) && cell(Column.FERMES).isEmpty()) {
        refuse(
            "requires",
            Column.REOUVERTS.title(),
            Column.FERMES.title(),
            "Des lits rouverts se donnent avec les lits fermés.");
      }
      return;
    }
    if (reopened > closed) {
      refuse(
          "max",
          Column.REOUVERTS.title(),
          String.valueOf(closed),
          reopened + " lits rouverts pour " + closed + " fermés.");
      return;
    }
    add(Status.CLOSED, Count.of(closed - reopened));
  }

  private void additional() {
    say(
        Status.ADDITIONAL,
        number -> new Count(null, null, AdditionalType.MOBILISED, null, null, number),
        Column.MOBILISES);
    say(
        Status.ADDITIONAL,
        number ->
            new Count(null, null, AdditionalType.MOBILISABLE_WITHOUT_STAFF, null, null, number),
        Column.MOBILISABLES);
  }

  private void available() {
    say(Status.AVAILABLE, number -> Count.of(Gender.MALE, number), Column.DISPONIBLES_H);
    say(Status.AVAILABLE, number -> Count.of(Gender.FEMALE, number), Column.DISPONIBLES_F);
    say(Status.AVAILABLE, number -> Count.of(Gender.UNDETERMINED, number), Column.DISPONIBLES_IND);
  }

  private interface Said {
    Count count(int number);
  }

  private void say(Status status, Said said, Column column) {
    var number = figures.get(column);
    if (number != null) {
      add(status, said.count(number));
    }
  }

  private void add(Status status, Count count) {
    groups
        .computeIfAbsent(
            new Group(Nature.BED, status, Horizon.NOW), group -> new ArrayList<Count>())
        .add(count);
  }

  private @Nullable String note() {
    var note = cell(Column.NOTE);
    if (note.length() > FeedMessage.LONGEST_NOTE) {
      refuse(
          "maxLength",
          Column.NOTE.title(),
          String.valueOf(FeedMessage.LONGEST_NOTE),
          "Une note a au plus " + FeedMessage.LONGEST_NOTE + " caractères.");
    }
    return note.isEmpty() ? null : note;
  }

  private String text(Column column, String form, String message) {
    var cell = cell(column);
    if (cell.matches(form)) {
      return cell;
    }
    refuse(cell.isEmpty() ? "required" : "pattern", column.title(), null, message);
    return "";
  }

  private String cell(Column column) {
    return Objects.requireNonNullElse(cells.get(column), "");
  }

  private static String shown(String cell) {
    return cell.length() <= 20 ? cell : cell.substring(0, 20) + "…";
  }

  private void refuse(String rule, String field, @Nullable String bound, String message) {
    faults.add(new BedFinding(rule, field, bound, message));
  }
}
