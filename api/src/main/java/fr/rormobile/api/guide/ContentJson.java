package fr.rormobile.api.guide;

import fr.rormobile.api.guide.GuideContent.Definition;
import fr.rormobile.api.guide.GuideContent.Link;
import fr.rormobile.api.platform.JsonText;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A node's content as it lies in the database: what is empty is absent. */
final class ContentJson {
  private ContentJson() {}

  static String text(JsonMapper json, GuideContent content) {
    return JsonText.of(json, content);
  }

  static GuideContent read(JsonMapper json, String text) {
    try {
      var object = json.readValue(text, JsonNode.class);
      var title = object == null ? null : text(object, "title");
      if (object == null || title == null) {
        throw new IllegalStateException("a node of the guide without a title: " + text);
      }
      return new GuideContent(
          title,
          text(object, "summary"),
          text(object, "text"),
          list(object.get("missions"), JsonNode::getStringValue),
          list(object.get("definitions"), d -> new Definition(must(d, "term"), must(d, "text"))),
          list(object.get("links"), link -> new Link(must(link, "title"), must(link, "url"))),
          list(object.get("keywords"), JsonNode::getStringValue),
          search(object.get("search")));
    } catch (IOException notOurs) {
      throw new UncheckedIOException(notOurs);
    }
  }

  private static @Nullable String text(JsonNode object, String field) {
    var value = object.get(field);
    return value == null || !value.isString() ? null : value.getStringValue();
  }

  private static String must(JsonNode object, String field) {
    var value = text(object, field);
    return value == null ? "" : value;
  }

  private static <T> List<T> list(@Nullable JsonNode array, Function<JsonNode, T> each) {
    var list = new ArrayList<T>();
    if (array != null && array.isArray()) {
      array.values().forEach(value -> list.add(each.apply(value)));
    }
    return list;
  }

  private static Map<String, List<String>> search(@Nullable JsonNode object) {
    var search = new TreeMap<String, List<String>>();
    if (object != null && object.isObject()) {
      object
          .entries()
          .forEach(
              entry ->
                  search.put(entry.getKey(), list(entry.getValue(), JsonNode::getStringValue)));
    }
    return search;
  }
}
