package fr.rormobile.api.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** What the server said. */
@SuppressWarnings("ArrayRecordComponent") // a test compares texts and sizes, never answers
public record Answer(int status, HttpHeaders headers, byte[] bytes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public String text() {
    return new String(plain(), StandardCharsets.UTF_8);
  }

  /** What went over the wire may be compressed: {@link #bytes()} says what it weighed. */
  private byte[] plain() {
    if (!header("Content-Encoding").equals("gzip")) {
      return bytes;
    }
    try (var stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return stream.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public JsonNode json() {
    try {
      return JSON.readTree(text());
    } catch (IOException notJson) {
      throw new UncheckedIOException(text(), notJson);
    }
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
