package fr.rormobile.api.platform.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.codec.CodecException;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.serde.exceptions.SerdeException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said to the caller of whatever went wrong; what nobody foresaw is logged here. */
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger("ror.error");
  private static final Duration DATABASE_BACK = Duration.ofSeconds(5);

  private Failures() {}

  /** Never an exception's own words, unless they were written for the caller. */
  public static ProblemException problem(HttpRequest<?> request, Throwable failure) {
    return switch (failure) {
      case ProblemException ours -> ours;
      case ConstraintViolationException refused ->
          violated(refused.getConstraintViolations(), true);
      case CodecException _, JsonSyntaxException _, SerdeException _ -> BodyFault.problem(failure);
      case Throwable gone when databaseIsGone(gone) -> {
        LOG.error("{} database unreachable: {}", RequestIds.of(request), gone.getMessage());
        yield ProblemException.unavailable(
            Problems.sentence(ProblemKind.UNAVAILABLE), DATABASE_BACK);
      }
      default -> {
        LOG.error("{} {} failed", RequestIds.of(request), request.getPath(), failure);
        yield ProblemException.of(ProblemKind.INTERNAL, Problems.sentence(ProblemKind.INTERNAL));
      }
    };
  }

  /** Of a body that was read and is not as the contract says. */
  public static ProblemException violated(Collection<? extends ConstraintViolation<?>> refused) {
    return violated(refused, false);
  }

  private static ProblemException violated(
      Collection<? extends ConstraintViolation<?>> refused, boolean ofMethod) {
    List<Violation> violations =
        refused.stream()
            .map(each -> Constraints.violation(each, ofMethod))
            .sorted(Comparator.comparing(Violation::field))
            .toList();
    return violations.isEmpty()
        ? ProblemException.badRequest("Demande non conforme.")
        : ProblemException.badRequest(violations);
  }

  private static boolean databaseIsGone(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectionException
          || cause instanceof SQLTransientException
          || (cause instanceof SQLException sql
              && sql.getSQLState() != null
              && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P")))) {
        return true;
      }
    }
    return false;
  }
}
