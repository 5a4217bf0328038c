package fr.rormobile.api.platform.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.JsonErrorResponseBodyProvider;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * What the framework refuses by itself (404, 405, 415 …) as a problem; its own text stays inside.
 */
@Singleton
class ProblemBodies implements JsonErrorResponseBodyProvider<Problem> {
  @Override
  public Problem body(ErrorContext context, HttpResponse<?> response) {
    var kind = Problems.kindOf(response.status());
    return Problems.document(context.getRequest(), kind, Problems.sentence(kind), List.of());
  }

  @Override
  public String contentType() {
    return MediaType.APPLICATION_JSON_PROBLEM;
  }
}
