package fr.rormobile.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * OpenSearch's own JSON, written as it reads. Keys keep their order, so equal input is equal text.
 */
final class Json {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** Key, value, key, value … A key whose value is null is left out. */
  static Map<String, Object> obj(@Nullable Object... keysAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      var key = keysAndValues[i];
      var value = keysAndValues[i + 1];
      if (key != null && value != null) {
        object.put(key.toString(), value);
      }
    }
    return object;
  }

  /** A list that may grow. */
  static List<Object> arr(Object... values) {
    return new ArrayList<>(List.of(values));
  }

  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON", e);
    }
  }
}
