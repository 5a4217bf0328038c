package fr.rormobile.api.platform;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** JSON that is kept as text: answers that are said again, what people saved. */
public final class JsonText {
  private JsonText() {}

  public static String of(JsonMapper json, Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * @param text that {@link #of} wrote
   * @throws UncheckedIOException when it is not of this type: a fault of ours
   */
  public static <T> T read(JsonMapper json, String text, Class<T> type) {
    try {
      return Objects.requireNonNull(json.readValue(text, type));
    } catch (IOException notOurs) {
      throw new UncheckedIOException(notOurs);
    }
  }
}
