package fr.rormobile.api.interpretation;

import fr.rormobile.api.interpretation.Vocabulary.Code;
import fr.rormobile.api.interpretation.Vocabulary.Entry;
import fr.rormobile.search.Sense.Coded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Words that stand for codes which no label says: « hôpital » is no category of FINESS. */
final class Aliases {
  private Aliases() {}

  /**
   * @param known codes; others of the file are left out
   * @return by words as {@link Vocabulary#words} has them
   */
  static Map<String, List<Entry>> read(Collection<Code> known) {
    var labels = new HashMap<String, String>();
    known.forEach(code -> labels.put(code.list() + " " + code.code(), code.label()));
    var aliases = new HashMap<String, List<Entry>>();
    for (var line : lines()) {
      var sides = line.split("=", 2);
      var entries =
          Stream.of(sides[1].split(";", -1)).flatMap(codes -> entries(codes, labels)).toList();
      if (!entries.isEmpty()) {
        for (var words : sides[0].split(",", -1)) {
          aliases.put(String.join(" ", Vocabulary.words(words)), entries);
        }
      }
    }
    return aliases;
  }

  private static Stream<Entry> entries(String text, Map<String, String> labels) {
    var codes = text.strip().split(" ", -1);
    var list = Coded.valueOf(codes[0]);
    return Stream.of(codes)
        .skip(1)
        .filter(code -> labels.containsKey(list + " " + code))
        .map(code -> entry(list, code, labels.getOrDefault(list + " " + code, code)));
  }

  private static Entry entry(Coded list, String code, String label) {
    return new Entry(list, code, label, "", Set.of());
  }

  private static List<String> lines() {
    try (var in = Aliases.class.getResourceAsStream("aliases.txt")) {
      if (in == null) {
        throw new IllegalStateException("aliases.txt is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
