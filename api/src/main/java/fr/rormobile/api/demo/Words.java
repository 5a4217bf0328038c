package fr.rormobile.api.demo;

import fr.rormobile.api.platform.resource.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What invented names and addresses are put together from ({@code generator/words.yaml}). */
record Words(
    List<String> familyNames,
    List<String> femaleNames,
    List<String> maleNames,
    List<String> places,
    List<String> streets,
    List<String> closures,
    List<String> exceptions,
    List<String> functions,
    Map<String, Profession> professions) {

  record Profession(String label, List<String> titles, List<String> skills) {
    Profession {
      titles = List.copyOf(titles);
      skills = List.copyOf(skills);
    }
  }

  Words {
    professions = Map.copyOf(professions);
  }

  static Words read() {
    var root = YamlNode.read("words", Resource.at("/demonstration/generator/words.yaml").stream());
    var professions = new LinkedHashMap<String, Profession>();
    var all = root.node("professions").orElseThrow();
    for (var entry : all.entries()) {
      var node = all.node(entry.getKey()).orElseThrow();
      professions.put(
          entry.getKey(),
          new Profession(node.text("label"), node.texts("titles"), node.texts("skills")));
    }
    return new Words(
        root.texts("familyNames"),
        root.texts("femaleNames"),
        root.texts("maleNames"),
        root.texts("places"),
        root.texts("streets"),
        root.texts("closures"),
        root.texts("exceptions"),
        root.texts("functions"),
        professions);
  }

  Profession profession(String code) {
    return Objects.requireNonNull(professions.get(code), code);
  }
}
