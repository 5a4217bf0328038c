package fr.rormobile.api.measuring;

import java.net.http.HttpResponse;

/**
 * What came back.
 *
 * @param status of HTTP; 0: nothing came back
 * @param retryAfter whether it says when to ask again
 */
record Reply(int status, boolean retryAfter) {
  static final Reply NONE = new Reply(0, false);

  static Reply of(HttpResponse<?> response) {
    return new Reply(
        response.statusCode(), response.headers().firstValue("Retry-After").isPresent());
  }

  boolean accepted() {
    return status >= 200 && status < 300;
  }
}
