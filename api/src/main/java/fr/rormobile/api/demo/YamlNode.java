package fr.rormobile.api.demo;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A mapping in one of our YAML files; what is missing or of another kind is told with its path. */
final class YamlNode {
  private final String path;
  private final Map<?, ?> values;

  private YamlNode(String path, Map<?, ?> values) {
    this.path = path;
    this.values = values;
  }

  static YamlNode read(String name, InputStream text) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return of(name, new Yaml(new SafeConstructor(options)).load(text));
  }

  private static YamlNode of(String path, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return new YamlNode(path, map);
    }
    throw new IllegalStateException(path + " must be a mapping, is " + value);
  }

  String text(String key) {
    return find(key).orElseThrow(() -> new IllegalStateException(path + " lacks " + key));
  }

  Optional<String> find(String key) {
    return Optional.ofNullable(values.get(key)).map(Object::toString);
  }

  @Nullable String orNull(String key) {
    return find(key).orElse(null);
  }

  int number(String key, int otherwise) {
    return find(key).map(Integer::valueOf).orElse(otherwise);
  }

  boolean yes(String key) {
    return find(key).map(Boolean::valueOf).orElse(false);
  }

  /** Empty when the key is absent; a single value counts as a list of one. */
  List<String> texts(String key) {
    var value = values.get(key);
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    return value == null ? List.of() : List.of(value.toString());
  }

  Optional<YamlNode> node(String key) {
    return Optional.ofNullable(values.get(key)).map(value -> of(path + "." + key, value));
  }

  /** Empty when the key is absent. */
  List<YamlNode> nodes(String key) {
    if (!(values.get(key) instanceof List<?> list)) {
      return List.of();
    }
    return list.stream().map(value -> of(path + "." + key, value)).toList();
  }

  /** The mapping's own entries, in the order of the file. */
  List<Map.Entry<String, String>> entries() {
    return values.entrySet().stream()
        .<Map.Entry<String, String>>map(
            e -> Map.entry(String.valueOf(e.getKey()), String.valueOf(e.getValue())))
        .toList();
  }
}
