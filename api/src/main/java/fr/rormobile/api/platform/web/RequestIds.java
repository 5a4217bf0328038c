package fr.rormobile.api.platform.web;

import io.micronaut.http.HttpRequest;
import java.util.UUID;

/** The id of a request: made by us, told in the answer and in the log line. */
final class RequestIds {
  static final String HEADER = "X-Request-Id";
  private static final String ATTRIBUTE = "ror.request.id";

  private RequestIds() {}

  static String of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, String.class)
        .orElseGet(
            () -> {
              var id = UUID.randomUUID().toString().substring(0, 13).replace("-", "");
              request.setAttribute(ATTRIBUTE, id);
              return id;
            });
  }
}
