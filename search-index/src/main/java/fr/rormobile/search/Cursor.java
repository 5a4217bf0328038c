package fr.rormobile.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Where the next page starts: the sort values of the last hit, and whether the lenient query is
 * being paged. Bound to its query by a fingerprint. Carries no right: the query brings all its
 * filters again.
 */
record Cursor(String fingerprint, boolean lenient, List<Object> after) {

  private static final int PARTS = 3;

  Cursor {
    after = List.copyOf(after);
  }

  String asText() {
    var json = Json.bytes(List.of(fingerprint, lenient, after));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
  }

  /**
   * @throws BadCursor when it was not given out for this query
   */
  static Cursor read(String text, String fingerprint, OfferSort sort) {
    JsonNode json;
    try {
      json =
          Json.MAPPER.readTree(
              new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | IOException e) {
      throw new BadCursor("not a cursor of ours");
    }
    if (!json.isArray() || json.size() != PARTS || !json.get(1).isBoolean()) {
      throw new BadCursor("not a cursor of ours");
    }
    if (!json.get(0).asText().equals(fingerprint)) {
      throw new BadCursor("a cursor of another search");
    }
    return new Cursor(fingerprint, json.get(1).asBoolean(), values(json.get(2), sort));
  }

  private static List<Object> values(JsonNode after, OfferSort sort) {
    if (after.size() != 2 || !after.get(1).isTextual() || !fits(after.get(0), sort)) {
      throw new BadCursor("not a cursor of ours");
    }
    List<Object> values = new ArrayList<>();
    values.add(after.get(0).isNumber() ? after.get(0).numberValue() : after.get(0).asText());
    values.add(after.get(1).asText());
    return values;
  }

  private static boolean fits(JsonNode value, OfferSort sort) {
    return switch (sort) {
      case NAME -> value.isTextual();
      case RELEVANCE -> value.isNumber();
      // Where nothing has a position the distance is infinite, which JSON says in words.
      case DISTANCE, FRESHNESS -> value.isNumber() || value.asText().equals("Infinity");
    };
  }
}
