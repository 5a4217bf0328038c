package fr.rormobile.api.webapp;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Serves the application's files. They are no routes: phones and the contract know nothing of them,
 * and what is not one of them goes on to be answered as any address that is not there.
 */
@ServerFilter({"/app", "/app/**"})
class WebFilter {
  static final String ADDRESS = "/app/";

  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  /** Kept, but asked about each time: a new version must be seen at once. */
  private static final String ASK = "no-cache";

  private final WebFiles files;
  private final String policy;

  WebFilter(WebFiles files, MapTiles tiles, WebPush push) {
    this.files = files;
    this.policy = policy(tiles, push);
  }

  @RequestFilter
  @Order(Ordered.HIGHEST_PRECEDENCE + 100)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable HttpResponse<?> serve(HttpRequest<?> request) {
    var method = request.getMethod();
    if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
      return null;
    }
    var path = request.getPath();
    if (!path.startsWith(ADDRESS)) {
      return HttpResponse.seeOther(URI.create(ADDRESS));
    }
    return files
        .find(path.substring(ADDRESS.length()))
        .map(file -> answer(request, file))
        .orElse(null);
  }

  private HttpResponse<?> answer(HttpRequest<?> request, WebFile file) {
    var headers = request.getHeaders();
    var best = file.best(headers.get(HttpHeaders.ACCEPT_ENCODING, String.class, ""));
    var etag = best.bytes().etag();
    if (headers.get(HttpHeaders.IF_NONE_MATCH, String.class, "").contains(etag)) {
      return described(HttpResponse.notModified(), file, etag);
    }
    MutableHttpResponse<byte[]> response = HttpResponse.ok();
    if (best.encoding() != null) {
      response.header(HttpHeaders.CONTENT_ENCODING, best.encoding());
    }
    response.contentType(MediaType.of(file.type()));
    if (request.getMethod() == HttpMethod.GET) {
      response.body(best.bytes().content());
    }
    return described(response, file, etag);
  }

  private MutableHttpResponse<?> described(
      MutableHttpResponse<?> response, WebFile file, String etag) {
    return response
        .header(HttpHeaders.ETAG, etag)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .header(HttpHeaders.CACHE_CONTROL, file.hashed() ? FOR_EVER : ASK)
        .header("Content-Security-Policy", policy)
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Permissions-Policy", "geolocation=(self), camera=(), microphone=(), payment=()")
        .header("Referrer-Policy", "strict-origin-when-cross-origin")
        .header("X-Content-Type-Options", "nosniff");
  }

  /** Everything from here, but the tiles and Firebase; nothing inline, nobody around it. */
  private static String policy(MapTiles tiles, WebPush push) {
    return "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
        + " img-src "
        + ("'self' data: " + tiles.origin()).strip()
        + "; connect-src "
        + ("'self' " + push.origins()).strip()
        + "; manifest-src 'self'; worker-src 'self'; base-uri 'none';"
        + " form-action 'none'; frame-ancestors 'none'";
  }
}
