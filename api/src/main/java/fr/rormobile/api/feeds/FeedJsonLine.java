package fr.rormobile.api.feeds;

import fr.rormobile.api.beds.BedFinding;
import fr.rormobile.api.beds.BedLineInput;
import fr.rormobile.api.beds.BedLines;
import fr.rormobile.api.beds.BedReport.Count;
import fr.rormobile.api.beds.BedReport.Group;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one report of a JSON message, and says all that is wrong with it. */
final class FeedJsonLine {
  private static final int MOST_LINES = 100;
  private static final String FINESS = "[0-9][0-9A-Z][0-9]{7}";
  private static final Set<String> FIELDS =
      Set.of("facilityId", "zone", "validAt", "lines", "note");
  private static final Set<String> LINE_FIELDS =
      Set.of(
          "nature",
          "status",
          "horizon",
          "gender",
          "closingType",
          "additionalType",
          "crisisType",
          "assignment",
          "count");

  private final List<BedFinding> faults = new ArrayList<>();

  private FeedJsonLine() {}

  static FeedLine read(int line, JsonNode report) {
    return new FeedJsonLine().report(line, report);
  }

  private FeedLine report(int line, JsonNode report) {
    if (!report.isObject()) {
      refuse("type", "report", "Un relevé doit être un objet.");
      return new FeedLine(line, "", "", null, Map.of(), null, faults);
    }
    unknown(report, FIELDS, "");
    var facility = text(report, "facilityId", FINESS, "Le numéro FINESS a 9 caractères.");
    var zone =
        text(report, "zone", ".{1," + FeedMessage.LONGEST_ZONE + "}", "Le code a 1 à 64 signes.");
    var counted = counted(report);
    var groups = groups(report.get("lines"));
    var note = note(report.get("note"));
    return new FeedLine(line, facility, zone, counted, groups, note, faults);
  }

  private @Nullable Counted counted(JsonNode report) {
    var before = faults.size();
    var text = text(report, "validAt", ".+", "");
    var counted = Counted.withOffset(text).orElse(null);
    if (counted == null && faults.size() == before) {
      refuse("pattern", "validAt", "Donnez un instant, par exemple 2026-11-22T05:30:00Z.");
    }
    return counted;
  }

  private Map<Group, List<Count>> groups(@Nullable JsonNode lines) {
    if (lines == null || !lines.isArray()) {
      refuse(lines == null ? "required" : "type", "lines", "« lines » doit être une liste.");
      return Map.of();
    }
    if (lines.size() > MOST_LINES) {
      faults.add(
          new BedFinding(
              "maxItems",
              "lines",
              String.valueOf(MOST_LINES),
              "Un relevé a au plus " + MOST_LINES + " lignes."));
      return Map.of();
    }
    var inputs = new ArrayList<BedLineInput>();
    for (var line : lines.values()) {
      inputs.add(input(line, "lines[" + inputs.size() + "]"));
    }
    if (!faults.isEmpty()) {
      return Map.of(); // the same fault is not told twice
    }
    var read = BedLines.read(inputs, "lines");
    faults.addAll(read.findings());
    return read.groups();
  }

  private static final BedLineInput BLANK =
      new BedLineInput(null, null, null, null, null, null, null, null, null);

  private BedLineInput input(JsonNode line, String path) {
    if (!line.isObject()) {
      refuse("type", path, "Une ligne doit être un objet.");
      return BLANK;
    }
    unknown(line, LINE_FIELDS, path + ".");
    return new BedLineInput(
        code(line, "nature", path),
        code(line, "status", path),
        code(line, "horizon", path),
        code(line, "gender", path),
        code(line, "closingType", path),
        code(line, "additionalType", path),
        code(line, "crisisType", path),
        code(line, "assignment", path),
        count(line.get("count"), path + ".count"));
  }

  private @Nullable String code(JsonNode line, String field, String path) {
    var value = line.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (value.isString()) {
      return value.getStringValue();
    }
    refuse("type", path + "." + field, "Ce champ est un texte.");
    return null;
  }

  private @Nullable Integer count(@Nullable JsonNode value, String path) {
    if (value == null) {
      return null; // told by BedLines
    }
    if (value.isNumber()) {
      try {
        return value.getBigDecimalValue().intValueExact();
      } catch (ArithmeticException | NumberFormatException notWhole) {
        // told below
      }
    }
    refuse("type", path, "Un nombre de lits est un entier.");
    return 0;
  }

  private @Nullable String note(@Nullable JsonNode note) {
    if (note == null) {
      return null;
    }
    var text = note.isString() ? note.getStringValue().strip() : "";
    if (text.isEmpty() || text.length() > FeedMessage.LONGEST_NOTE) {
      faults.add(
          new BedFinding(
              "maxLength",
              "note",
              String.valueOf(FeedMessage.LONGEST_NOTE),
              "Une note a de 1 à " + FeedMessage.LONGEST_NOTE + " caractères."));
      return null;
    }
    return text;
  }

  /** Empty when it is not there or not of that form, which is then among the faults. */
  private String text(JsonNode report, String field, String form, String message) {
    var value = report.get(field);
    if (value == null || value.isNull()) {
      refuse("required", field, "« " + field + " » est nécessaire.");
      return "";
    }
    var text = value.isString() ? value.getStringValue().strip() : "";
    if (!text.matches(form)) {
      refuse("pattern", field, "« " + field + " » n'a pas la forme attendue. " + message);
      return "";
    }
    return text;
  }

  private void unknown(JsonNode object, Set<String> known, String path) {
    for (var entry : object.entries()) {
      if (!known.contains(entry.getKey())) {
        var name = entry.getKey();
        var shown = name.length() <= 60 ? name : name.substring(0, 60) + "…";
        refuse("unknown", path + shown, "Ce champ n'existe pas ici.");
      }
    }
  }

  private void refuse(String rule, String field, String message) {
    faults.add(new BedFinding(rule, field, null, message.strip()));
  }
}
