package fr.rormobile.api.platform.web;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.codec.CodecException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.exceptions.ConversionErrorHandler;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.UnsatisfiedRouteHandler;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.validation.exceptions.ConstraintExceptionHandler;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every exception that may reach the border of the program, and the problem it becomes. */
@Factory
class ProblemHandlers {
  private static final Logger LOG = LoggerFactory.getLogger("ror.error");
  private static final Duration DATABASE_BACK = Duration.ofSeconds(5);

  @Singleton
  @Produces
  ExceptionHandler<ProblemException, HttpResponse<?>> ours() {
    return (request, problem) -> Problems.answer(request, problem);
  }

  @Singleton
  @Replaces(ConstraintExceptionHandler.class)
  ExceptionHandler<ConstraintViolationException, HttpResponse<?>> constraints() {
    return (request, refused) -> {
      var violations =
          refused.getConstraintViolations().stream()
              .map(Constraints::violation)
              .sorted(Comparator.comparing(Violation::field))
              .toList();
      var detail = violations.isEmpty() ? "Demande non conforme." : violations.getFirst().message();
      return Problems.answer(request, ProblemKind.INVALID, detail, violations, null);
    };
  }

  @Singleton
  @Replaces(ConversionErrorHandler.class)
  ExceptionHandler<ConversionErrorException, HttpResponse<?>> conversions() {
    return (request, refused) -> unreadable(request, refused.getArgument());
  }

  @Singleton
  @Replaces(UnsatisfiedRouteHandler.class)
  ExceptionHandler<UnsatisfiedRouteException, HttpResponse<?>> missing() {
    return (request, refused) -> {
      var argument = refused.getArgument();
      if (argument.isAnnotationPresent(Body.class)) {
        return unreadable(request, argument);
      }
      var name = Arguments.nameOnTheWire(argument);
      var message = "« " + name + " » est nécessaire.";
      return Problems.answer(
          request,
          ProblemKind.INVALID,
          message,
          List.of(new Violation(name, "required", null, message)),
          null);
    };
  }

  @Singleton
  ExceptionHandler<JsonSyntaxException, HttpResponse<?>> syntax() {
    return (request, refused) -> body(request);
  }

  @Singleton
  ExceptionHandler<CodecException, HttpResponse<?>> codec() {
    return (request, refused) -> body(request);
  }

  @Singleton
  ExceptionHandler<ContentLengthExceededException, HttpResponse<?>> length() {
    return (request, refused) ->
        Problems.answer(
            request,
            ProblemKind.TOO_LARGE,
            Problems.sentence(ProblemKind.TOO_LARGE),
            List.of(),
            null);
  }

  @Singleton
  ExceptionHandler<ConnectionException, HttpResponse<?>> database() {
    return (request, gone) -> {
      LOG.error("{} database unreachable: {}", RequestIds.of(request), gone.getMessage());
      return Problems.answer(
          request,
          ProblemKind.UNAVAILABLE,
          Problems.sentence(ProblemKind.UNAVAILABLE),
          List.of(),
          DATABASE_BACK);
    };
  }

  @Singleton
  ExceptionHandler<Throwable, HttpResponse<?>> anything() {
    return (request, failure) -> {
      if (databaseIsGone(failure)) {
        return database().handle(request, new ConnectionException(failure));
      }
      LOG.error("{} {} failed", RequestIds.of(request), request.getPath(), failure);
      return Problems.answer(
          request, ProblemKind.INTERNAL, Problems.sentence(ProblemKind.INTERNAL), List.of(), null);
    };
  }

  private static boolean databaseIsGone(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientException
          || (cause instanceof java.sql.SQLException sql
              && sql.getSQLState() != null
              && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P")))) {
        return true;
      }
    }
    return false;
  }

  private static HttpResponse<?> unreadable(HttpRequest<?> request, Argument<?> argument) {
    if (argument.isAnnotationPresent(Body.class)) {
      return body(request);
    }
    var name = Arguments.nameOnTheWire(argument);
    var message = "« " + name + " » n'a pas la forme attendue.";
    return Problems.answer(
        request,
        ProblemKind.INVALID,
        message,
        List.of(new Violation(name, "type", null, message)),
        null);
  }

  private static HttpResponse<?> body(HttpRequest<?> request) {
    return Problems.answer(
        request,
        ProblemKind.UNREADABLE,
        "Le corps de la demande n'est pas du JSON lisible, ou un champ n'a pas le type attendu.",
        List.of(),
        null);
  }

  /** From a violated constraint to the contract's rule, bound and French sentence. */
  private static final class Constraints {
    private static final Map<String, String> RULES =
        Map.of(
            "NotNull", "required",
            "NotBlank", "required",
            "NotEmpty", "required",
            "Min", "min",
            "PositiveOrZero", "min",
            "Positive", "min",
            "Max", "max",
            "Pattern", "pattern",
            "Size", "maxLength");

    static Violation violation(ConstraintViolation<?> refused) {
      var constraint = refused.getConstraintDescriptor();
      var annotation = constraint == null ? null : constraint.getAnnotation();
      var name = annotation == null ? "" : annotation.annotationType().getSimpleName();
      var attributes = constraint == null ? Map.<String, Object>of() : constraint.getAttributes();
      var field = field(refused);
      var rule = RULES.getOrDefault(name, "type");
      return switch (rule) {
        case "required" -> new Violation(field, rule, null, "« " + field + " » est nécessaire.");
        case "min" -> bounded(field, rule, attributes.getOrDefault("value", 0), "au moins");
        case "max" -> bounded(field, rule, attributes.get("value"), "au plus");
        case "maxLength" -> size(refused, field, attributes);
        default -> new Violation(field, rule, null, "« " + field + " » n'a pas la forme attendue.");
      };
    }

    private static Violation bounded(
        String field, String rule, @org.jspecify.annotations.Nullable Object bound, String words) {
      return new Violation(
          field,
          rule,
          String.valueOf(bound),
          "« " + field + " » doit être " + words + " " + bound + ".");
    }

    private static Violation size(
        ConstraintViolation<?> refused, String field, Map<String, Object> attributes) {
      var what = refused.getInvalidValue() instanceof CharSequence ? "caractères" : "éléments";
      var min = String.valueOf(attributes.getOrDefault("min", 0));
      var max = String.valueOf(attributes.getOrDefault("max", Integer.MAX_VALUE));
      var unbounded = max.equals(Integer.toString(Integer.MAX_VALUE));
      var tooShort =
          refused.getInvalidValue() instanceof CharSequence text
              && text.length() < Integer.parseInt(min);
      if (tooShort || unbounded) {
        return new Violation(
            field,
            "minLength",
            min,
            "« " + field + " » doit avoir au moins " + min + " " + what + ".");
      }
      var rule = what.equals("éléments") ? "maxItems" : "maxLength";
      return new Violation(
          field, rule, max, "« " + field + " » doit avoir au plus " + max + " " + what + ".");
    }

    /** The path without the method and the name of its body parameter. */
    private static String field(ConstraintViolation<?> refused) {
      var nodes = refused.getPropertyPath().toString().split("\\.", -1);
      if (nodes.length <= 1) {
        return refused.getPropertyPath().toString();
      }
      return String.join(".", List.of(nodes).subList(nodes.length > 2 ? 2 : 1, nodes.length));
    }
  }
}
