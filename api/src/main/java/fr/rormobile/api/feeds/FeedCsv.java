package fr.rormobile.api.feeds;

import fr.rormobile.api.beds.BedSource;
import fr.rormobile.api.feeds.FeedMessage.Format;
import fr.rormobile.api.platform.web.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads the file that bed systems write at night, one line a unit, in UTF-8, with « ; » and a
 * header; columns in any order. What the columns mean is in {@link FeedCsvLine}.
 */
final class FeedCsv {
  private FeedCsv() {}

  /** The columns, in the words of IeSS exports. */
  enum Column {
    FINESS,
    ZONE,
    DATE,
    INSTALLES,
    FERMES,
    REOUVERTS,
    MOBILISES,
    MOBILISABLES,
    DISPONIBLES_H,
    DISPONIBLES_F,
    DISPONIBLES_IND,
    OCCUPES,
    RESERVES,
    NOTE;

    String title() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean isFigure() {
      return this != FINESS && this != ZONE && this != DATE && this != NOTE;
    }
  }

  /**
   * @throws ProblemException when the file as a whole cannot be taken; a wrong line is one with
   *     faults
   */
  static FeedMessage read(String id, InputStream body) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try (var text = new BufferedReader(new InputStreamReader(body, decoder))) {
      return new FeedMessage(id, Format.CSV, BedSource.BED_MANAGEMENT, lines(text));
    } catch (CharacterCodingException notUtf8) {
      throw FeedProblems.unreadable("Le fichier n'est pas en UTF-8.");
    } catch (IOException broken) {
      throw FeedProblems.unreadable("Le fichier n'a pas pu être lu jusqu'au bout.");
    }
  }

  private static List<FeedLine> lines(BufferedReader text) throws IOException {
    var header = text.readLine();
    if (header == null || header.isBlank()) {
      throw FeedProblems.empty("body");
    }
    var columns = header(header.startsWith("\uFEFF") ? header.substring(1) : header);
    var lines = new ArrayList<FeedLine>();
    var number = 1;
    for (var line = text.readLine(); line != null; line = text.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      if (lines.size() == FeedMessage.MOST_LINES) {
        throw FeedProblems.tooManyLines("body");
      }
      lines.add(FeedCsvLine.read(number, columns.size(), cells(columns, split(line))));
    }
    if (lines.isEmpty()) {
      throw FeedProblems.empty("body");
    }
    return lines;
  }

  private static List<Column> header(String line) {
    var columns = new ArrayList<Column>();
    for (var title : split(line)) {
      var column =
          Arrays.stream(Column.values())
              .filter(known -> known.title().equals(title.toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(() -> badHeader("La colonne « " + shortened(title) + " » est inconnue"));
      if (columns.contains(column)) {
        throw badHeader("La colonne « " + column.title() + " » est là deux fois");
      }
      columns.add(column);
    }
    for (var needed : List.of(Column.FINESS, Column.ZONE, Column.DATE)) {
      if (!columns.contains(needed)) {
        throw badHeader("Il manque la colonne « " + needed.title() + " »");
      }
    }
    return columns;
  }

  private static ProblemException badHeader(String what) {
    var all = Arrays.stream(Column.values()).map(Column::title).collect(Collectors.joining(";"));
    return ProblemException.invalid(
        "header", "enum", all, what + " ; la première ligne nomme les colonnes, avec « ; ».");
  }

  /** Empty when there are not as many as columns. */
  private static Map<Column, String> cells(List<Column> columns, List<String> texts) {
    var cells = new EnumMap<Column, String>(Column.class);
    if (texts.size() == columns.size()) {
      for (var i = 0; i < columns.size(); i++) {
        cells.put(columns.get(i), texts.get(i));
      }
    }
    return cells;
  }

  /** A cell may stand between quotation marks, doubled inside. */
  static List<String> split(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    var quoted = false;
    for (var i = 0; i < line.length(); i++) {
      var c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"' && (quoted || cell.toString().isBlank())) {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  private static String shortened(String text) {
    var printable = text.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= 40 ? printable : printable.substring(0, 40) + "…";
  }
}
