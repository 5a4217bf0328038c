package fr.rormobile.api.platform.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is edited carries its version as a strong {@code ETag}, and is written with that in {@code
 * If-Match}, so that two people do not overwrite each other. {@link Etags} is for what is only
 * read.
 */
public final class VersionTags {
  private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})\"");

  private VersionTags() {}

  /** 200, never kept: whoever edits reads what is true now. */
  public static <T> MutableHttpResponse<T> ok(T body, long version) {
    return HttpResponse.ok(body)
        .header(HttpHeaders.ETAG, "\"" + version + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
  }

  /** 201: where what was made can be read, and its version. */
  public static <T> MutableHttpResponse<T> created(T body, String location, long version) {
    return HttpResponse.created(body)
        .header(HttpHeaders.LOCATION, location)
        .header(HttpHeaders.ETAG, "\"" + version + "\"");
  }

  /**
   * The version that was read.
   *
   * @param missing what to say to whoever has not read
   * @param wrong what to say of a tag that is none of ours
   * @throws ProblemException 428 without it, 400 when it is no version
   */
  public static long read(@Nullable String ifMatch, String missing, String wrong) {
    if (ifMatch == null) {
      throw ProblemException.of(ProblemKind.PRECONDITION_REQUIRED, missing);
    }
    var tag = TAG.matcher(ifMatch);
    if (!tag.matches()) {
      throw ProblemException.invalid("If-Match", "pattern", "\"7\"", wrong);
    }
    return Long.parseLong(tag.group(1));
  }
}
