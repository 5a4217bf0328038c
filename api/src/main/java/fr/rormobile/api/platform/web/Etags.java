package fr.rormobile.api.platform.web;

import fr.rormobile.api.platform.Sha256;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Answers a read with a tag of what it shows, or with 304 when the phone has just that.
 *
 * <p>The tag is a digest of the answer's own bytes, so nothing that is shown can change without it:
 * figures, their freshness, and what this caller may see. It is weak because the answer may be
 * compressed on its way.
 */
@Singleton
public class Etags {
  private final JsonMapper json;

  Etags(JsonMapper json) {
    this.json = json;
  }

  public HttpResponse<?> answer(HttpRequest<?> request, Object body) {
    var bytes = bytes(body);
    var tag = "W/\"" + digest(bytes) + "\"";
    var response =
        knows(request, tag)
            ? HttpResponse.notModified()
            : HttpResponse.ok(bytes).contentType(MediaType.APPLICATION_JSON_TYPE);
    return privately(response, tag);
  }

  /** Whether the phone says that it has just that. */
  public static boolean knows(HttpRequest<?> request, String tag) {
    return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
        .flatMap(header -> Arrays.stream(header.split(",")))
        .map(String::strip)
        .anyMatch(tag::equals);
  }

  /** To be kept by this phone alone, and asked for again with the tag. */
  public static MutableHttpResponse<?> privately(MutableHttpResponse<?> response, String tag) {
    return response
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
  }

  private byte[] bytes(Object body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String digest(byte[] bytes) {
    return Sha256.hex(bytes, 12);
  }
}
