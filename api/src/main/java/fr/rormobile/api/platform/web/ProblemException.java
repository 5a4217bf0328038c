package fr.rormobile.api.platform.web;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request cannot be served; the message is the French sentence the caller reads. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemKind kind;
  private final transient List<Violation> violations;
  private final transient @Nullable Duration retryAfter;

  public ProblemException(
      ProblemKind kind,
      String detail,
      List<Violation> violations,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(detail, cause, false, false);
    this.kind = kind;
    this.violations = List.copyOf(violations);
    this.retryAfter = retryAfter;
  }

  public static ProblemException of(ProblemKind kind, String detail) {
    return new ProblemException(kind, detail, List.of(), null, null);
  }

  public static ProblemException badRequest(String detail, Violation... violations) {
    return new ProblemException(ProblemKind.INVALID, detail, List.of(violations), null, null);
  }

  /**
   * Several fields are not as the contract says; the first one's message is the detail too.
   *
   * @param violations at least one
   */
  public static ProblemException badRequest(List<Violation> violations) {
    return badRequest(violations.getFirst().message(), violations.toArray(Violation[]::new));
  }

  /** One field is not as the contract says; its message is the detail too. */
  public static ProblemException invalid(
      String field, String rule, @Nullable String bound, String message) {
    return badRequest(message, new Violation(field, rule, bound, message));
  }

  public static ProblemException notFound(String detail) {
    return of(ProblemKind.NOT_FOUND, detail);
  }

  public static ProblemException forbidden(String detail) {
    return of(ProblemKind.FORBIDDEN, detail);
  }

  /** The role would do, but not for this facility, cell or region. */
  public static ProblemException outOfScope(String detail) {
    return of(ProblemKind.OUT_OF_SCOPE, detail);
  }

  public static ProblemException conflict(String detail) {
    return of(ProblemKind.CONFLICT, detail);
  }

  public static ProblemException tooMany(String detail, Duration retryAfter) {
    return new ProblemException(ProblemKind.TOO_MANY, detail, List.of(), retryAfter, null);
  }

  public static ProblemException unavailable(String detail, Duration retryAfter) {
    return new ProblemException(ProblemKind.UNAVAILABLE, detail, List.of(), retryAfter, null);
  }

  public ProblemKind kind() {
    return kind;
  }

  /** Fields that are not as the contract says; empty when it is about something else. */
  public List<Violation> violations() {
    return violations;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
