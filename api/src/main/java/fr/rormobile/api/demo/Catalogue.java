package fr.rormobile.api.demo;

import fr.rormobile.api.platform.resource.Resource;
import fr.rormobile.api.territory.FoldedName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What hospitals do and how they call it: {@code generator/families.yaml} and {@code names.tsv}.
 */
final class Catalogue {
  private static final String FOLDER = "/demonstration/generator/";
  private static final int STEM = 7;
  private static final int ACTS_AT_MOST = 40;
  // Words that too many acts share to say anything.
  private static final Set<String> EMPTY_STEMS =
      Set.of(
          "special", "chirurg", "medecin", "hospita", "interve", "consult", "evaluat", "orienta");

  private final Map<String, Family> families = new LinkedHashMap<>();
  private final Map<String, List<String>> limits;

  private Catalogue(Map<String, List<String>> limits) {
    this.limits = limits;
  }

  static Catalogue read() {
    var root = YamlNode.read("families", Resource.at(FOLDER + "families.yaml").stream());
    var catalogue = new Catalogue(lists(root, "limits"));
    var builder = new ActivityBuilder(root.node("abbreviations").orElseThrow().entries());
    for (var node : root.nodes("families")) {
      var family = family(node, builder);
      catalogue.families.put(family.id(), family);
    }
    return catalogue;
  }

  Family get(String id) {
    return Objects.requireNonNull(families.get(id), id);
  }

  List<Family> all() {
    return List.copyOf(families.values());
  }

  /** What a piece of equipment bears, e.g. « 250 kg »; empty where nothing is said of it. */
  List<String> limits(String equipment) {
    return limits.getOrDefault(equipment, List.of());
  }

  private static Family family(YamlNode node, ActivityBuilder builder) {
    var common =
        node.node("common").map(YamlNode::entries).orElse(List.of()).stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> Integer.parseInt(e.getValue())));
    return new Family(
        node.text("id"),
        node.find("pole").orElse("Soins de ville"),
        node.find("field").orElse("01"),
        weights(node, "modes"),
        span(node, "beds"),
        span(node, "seats"),
        span(node, "places"),
        node.text("open"),
        node.yes("prefix"),
        node.node("offer").map(YamlNode::entries).orElse(List.of()).stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        node.texts("ages").isEmpty() ? List.of("-") : node.texts("ages"),
        node.texts("equipment"),
        node.texts("specialities"),
        node.node("patients").isPresent()
            ? weights(node, "patients")
            : Weighted.of(List.of("07"), any -> 1),
        lists(node, "expertise"),
        node.number("confidential", 0),
        weights(node, "staff"),
        builder.codes(node.text("codes")).stream()
            .map(code -> builder.activity(code, common.getOrDefault(code, 1)))
            .toList());
  }

  static Weighted<String> weights(YamlNode node, String key) {
    var entries = node.node(key).orElseThrow().entries();
    var weights =
        entries.stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> Long.valueOf(e.getValue())));
    return Weighted.of(
        entries.stream().map(Map.Entry::getKey).toList(),
        value -> Objects.requireNonNull(weights.get(value)));
  }

  static Family.@Nullable Span span(YamlNode node, String key) {
    var bounds = node.texts(key);
    return bounds.isEmpty()
        ? null
        : new Family.Span(Integer.parseInt(bounds.get(0)), Integer.parseInt(bounds.get(1)));
  }

  private static Map<String, List<String>> lists(YamlNode node, String key) {
    var lists = new LinkedHashMap<String, List<String>>();
    node.node(key)
        .ifPresent(of -> of.entries().forEach(e -> lists.put(e.getKey(), of.texts(e.getKey()))));
    return lists;
  }

  /**
   * Knows the nomenclatures' labels, and finds what belongs together by the stems of their words.
   */
  private static final class ActivityBuilder {
    private final TreeMap<String, String> labels = new TreeMap<>();
    private final Map<String, List<String>> names = new HashMap<>();
    private final Map<String, List<String>> acts = byStem("JDV_J16-ActeSpecifique-ROR.tsv");
    private final Map<String, List<String>> equipment =
        byStem("JDV_J18-EquipementSpecifique-ROR.tsv");
    private final List<Map.Entry<String, String>> abbreviations;

    ActivityBuilder(List<Map.Entry<String, String>> abbreviations) {
      this.abbreviations = abbreviations;
      codes17().forEach(row -> labels.put(row.get(0), row.get(1)));
      Resource.at(FOLDER + "names.tsv")
          .table("activity", "names")
          .forEach(row -> names.put(row.get(0), Arrays.asList(row.get(1).split("\\|", -1))));
    }

    private static List<List<String>> codes17() {
      return Resource.at("/nomenclatures/JDV_J17-ActiviteOperationnelle-ROR.tsv")
          .table("code", "display");
    }

    private static Map<String, List<String>> byStem(String file) {
      var index = new HashMap<String, List<String>>();
      for (var row : Resource.at("/nomenclatures/" + file).table("code", "display")) {
        stems(row.get(1))
            .forEach(stem -> index.computeIfAbsent(stem, s -> new ArrayList<>()).add(row.get(0)));
      }
      return index;
    }

    private static Set<String> stems(String label) {
      return Arrays.stream(FoldedName.of(label).split(" ", -1))
          .filter(word -> word.length() >= STEM)
          .map(word -> word.substring(0, STEM))
          .filter(stem -> !EMPTY_STEMS.contains(stem))
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Single codes and ranges of those that exist. */
    List<String> codes(String text) {
      var codes = new ArrayList<String>();
      for (var part : text.split(", *", -1)) {
        var bounds = part.split("-", -1);
        codes.addAll(labels.subMap(bounds[0], true, bounds[bounds.length - 1], true).keySet());
      }
      return codes;
    }

    Family.Activity activity(String code, int weight) {
      var label = Objects.requireNonNull(labels.get(code), code);
      return new Family.Activity(
          code,
          label,
          weight,
          names.getOrDefault(code, List.of(shortened(label))),
          sharing(acts, label),
          sharing(equipment, label));
    }

    private static List<String> sharing(Map<String, List<String>> index, String label) {
      return stems(label).stream()
          .flatMap(stem -> index.getOrDefault(stem, List.of()).stream())
          .distinct()
          .limit(ACTS_AT_MOST)
          .toList();
    }

    private String shortened(String label) {
      var text = label;
      for (var each : abbreviations) {
        text = text.replace(each.getKey(), each.getValue());
      }
      return Names.capitals(text.replaceAll("\\s*\\([^)]*\\)?", "")).strip();
    }
  }
}
