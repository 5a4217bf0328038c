package fr.rormobile.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Text from a URL or a header, as the typed values that a schema speaks of. */
final class QueryString {

  private QueryString() {}

  /** Decoded names and values, in order; a name without an equals sign has an empty value. */
  static Map<String, List<String>> parse(@Nullable String raw) {
    var values = new LinkedHashMap<String, List<String>>();
    if (raw == null || raw.isEmpty()) {
      return values;
    }
    for (var pair : raw.split("&", -1)) {
      var equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      var value = equals < 0 ? "" : pair.substring(equals + 1);
      values.computeIfAbsent(decode(name), each -> new ArrayList<>()).add(decode(value));
    }
    return values;
  }

  /**
   * A single text as the schema's type; text that cannot be converted stays text, which the schema
   * then refuses.
   */
  static JsonNode typed(String text, String type) {
    return switch (type) {
      case "integer", "number" -> number(text);
      case "boolean" ->
          text.equals("true") || text.equals("false")
              ? BooleanNode.valueOf(text.equals("true"))
              : TextNode.valueOf(text);
      default -> TextNode.valueOf(text);
    };
  }

  private static JsonNode number(String text) {
    try {
      return JsonNodeFactory.instance.numberNode(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return TextNode.valueOf(text);
    }
  }

  /** Broken percent signs are left as they are: a test may send them to see them refused. */
  static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }
}
