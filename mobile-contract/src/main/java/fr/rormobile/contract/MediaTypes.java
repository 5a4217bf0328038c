package fr.rormobile.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a content type says of a body, and JSON read without indulgence. */
final class MediaTypes {

  /** A key given twice or something after the value is a fault of whoever wrote it. */
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private MediaTypes() {}

  /** Type and subtype in lower case, without parameters such as the charset. */
  static String bare(String contentType) {
    var semicolon = contentType.indexOf(';');
    var bare = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return bare.strip().toLowerCase(Locale.ROOT);
  }

  static boolean isJson(String bareType) {
    return bareType.equals("application/json") || bareType.endsWith("+json");
  }

  static JsonNode parse(String json) throws JsonProcessingException {
    return JSON.readTree(json);
  }

  static List<String> jsonViolations(
      StrictSchemas schemas, JsonNode schema, @Nullable String body) {
    if (body == null || body.isEmpty()) {
      return List.of("there is no body");
    }
    try {
      return schemas.violations(schema, parse(body));
    } catch (JsonProcessingException e) {
      return List.of("it is not JSON: " + e.getOriginalMessage());
    }
  }
}
