package fr.rormobile.api.relevance;

import fr.rormobile.api.platform.resource.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judged queries as people write them down; how, the head of {@code region.judged} says.
 *
 * <pre>
 * = name := terms              an abbreviation for rules, used as $name
 * ? class | words | parameters the query; several in a row are judged alike
 * 3 unit act:130 dep:37        a grade for whatever fits; the first that fits counts
 * </pre>
 */
final class JudgedFile {
  private final Map<String, String> abbreviations = new LinkedHashMap<>();
  private final List<JudgedQuery> queries = new ArrayList<>();

  /**
   * @param line in the file, for those who look for it
   * @param parameters further ones of the address, « near=47.5,1.3&radiusKm=50 », or empty
   */
  record JudgedQuery(int line, String kind, String words, String parameters, List<Rule> rules) {}

  private JudgedFile() {}

  static List<JudgedQuery> resource(String name, Rule.Gazetteer gazetteer) {
    try (var in = Resource.at("/fr/rormobile/api/relevance/" + name).stream()) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), gazetteer);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * @throws IllegalArgumentException that names the line which is wrong
   */
  static List<JudgedQuery> read(String text, Rule.Gazetteer gazetteer) {
    var file = new JudgedFile();
    List<JudgedQuery> asked = new ArrayList<>();
    List<Rule> rules = new ArrayList<>();
    int number = 0;
    for (var raw : text.lines().toList()) {
      number++;
      var line = raw.strip();
      try {
        if (line.startsWith("?")) {
          if (!rules.isEmpty()) {
            file.judge(asked, rules);
          }
          asked.add(query(number, line.substring(1)));
        } else if (line.startsWith("=")) {
          file.abbreviate(line.substring(1));
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          rules.add(Rule.read(file.spelledOut(line), gazetteer));
        }
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException("line " + number + ": " + wrong.getMessage(), wrong);
      }
    }
    file.judge(asked, rules);
    return file.queries;
  }

  private static JudgedQuery query(int number, String text) {
    var parts = text.split("\\|", -1);
    if (parts.length < 2 || parts[1].isBlank()) {
      throw new IllegalArgumentException("no query: " + text);
    }
    return new JudgedQuery(
        number,
        parts[0].strip(),
        parts[1].strip(),
        parts.length < 3 ? "" : parts[2].strip(),
        List.of());
  }

  private void judge(List<JudgedQuery> asked, List<Rule> rules) {
    if (!asked.isEmpty() && rules.isEmpty()) {
      throw new IllegalArgumentException("not judged: " + asked.getLast().words());
    }
    for (var query : asked) {
      queries.add(
          new JudgedQuery(
              query.line(), query.kind(), query.words(), query.parameters(), List.copyOf(rules)));
    }
    asked.clear();
    rules.clear();
  }

  private void abbreviate(String text) {
    var parts = text.split(":=", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("no abbreviation: " + text);
    }
    abbreviations.put("$" + parts[0].strip(), parts[1].strip());
  }

  private String spelledOut(String rule) {
    var words = new ArrayList<String>();
    for (var word : rule.split("\\s+", -1)) {
      if (word.startsWith("$")) {
        var terms = abbreviations.get(word);
        if (terms == null) {
          throw new IllegalArgumentException("no abbreviation " + word);
        }
        words.add(terms);
      } else {
        words.add(word);
      }
    }
    return String.join(" ", words);
  }
}
