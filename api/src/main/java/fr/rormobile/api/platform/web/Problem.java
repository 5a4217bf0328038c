package fr.rormobile.api.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** An error told to the person who holds the phone (RFC 9457); never a library's own words. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String requestId,
    List<Violation> violations) {

  public Problem {
    violations = List.copyOf(violations);
  }
}
