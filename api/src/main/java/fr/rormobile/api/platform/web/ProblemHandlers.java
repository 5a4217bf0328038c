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
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import org.jdbi.v3.core.ConnectionException;

/** Every exception that may reach the border of the program, and the problem it becomes. */
@Factory
class ProblemHandlers {
  @Singleton
  @Produces
  ExceptionHandler<ProblemException, HttpResponse<?>> ours() {
    return (request, problem) -> Problems.answer(request, problem);
  }

  @Singleton
  @Replaces(ConstraintExceptionHandler.class)
  ExceptionHandler<ConstraintViolationException, HttpResponse<?>> constraints() {
    return ProblemHandlers::failed;
  }

  @Singleton
  @Replaces(ConversionErrorHandler.class)
  ExceptionHandler<ConversionErrorException, HttpResponse<?>> conversions() {
    return (request, refused) -> unreadable(request, refused.getArgument(), refused);
  }

  @Singleton
  @Replaces(UnsatisfiedRouteHandler.class)
  ExceptionHandler<UnsatisfiedRouteException, HttpResponse<?>> missing() {
    return (request, refused) -> {
      var argument = refused.getArgument();
      if (argument.isAnnotationPresent(Body.class)) {
        return unreadable(request, argument, refused);
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
    return ProblemHandlers::failed;
  }

  @Singleton
  ExceptionHandler<CodecException, HttpResponse<?>> codec() {
    return ProblemHandlers::failed;
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
    return ProblemHandlers::failed;
  }

  @Singleton
  ExceptionHandler<Throwable, HttpResponse<?>> anything() {
    return ProblemHandlers::failed;
  }

  private static HttpResponse<?> failed(HttpRequest<?> request, Throwable failure) {
    return Problems.answer(request, Failures.problem(request, failure));
  }

  private static HttpResponse<?> unreadable(
      HttpRequest<?> request, Argument<?> argument, Throwable failure) {
    if (argument.isAnnotationPresent(Body.class)) {
      return Problems.answer(request, BodyFault.problem(failure));
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
}
