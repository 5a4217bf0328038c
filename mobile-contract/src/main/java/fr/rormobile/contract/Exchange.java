package fr.rormobile.contract;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, as seen on the wire.
 *
 * @param method in any case
 * @param path raw, percent-encoded, without the query
 * @param query raw, without the question mark; null or empty when there is none
 * @param requestContentType null when the request has no body
 * @param requestBody null when there is none, or when it is not text (an upload)
 * @param responseContentType null when the answer has no body
 * @param responseHeaders names in any case; several values of one name joined by a comma
 * @param responseBody null or empty when there is none
 */
public record Exchange(
    String method,
    String path,
    @Nullable String query,
    @Nullable String requestContentType,
    @Nullable String requestBody,
    int status,
    @Nullable String responseContentType,
    Map<String, String> responseHeaders,
    @Nullable String responseBody) {

  public Exchange {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(responseHeaders);
    responseHeaders = headers;
  }
}
