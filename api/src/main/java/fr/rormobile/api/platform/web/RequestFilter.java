package fr.rormobile.api.platform.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import java.math.BigDecimal;
import java.security.Principal;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One id and one log line a request; parameters that the route does not have are refused. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class RequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger("ror.request");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final String BEGAN = "ror.request.began";

  @io.micronaut.http.annotation.RequestFilter
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void begin(HttpRequest<?> request) {
    request.setAttribute(BEGAN, System.nanoTime());
    RequestIds.of(request);
  }

  /** After the right to call was checked: who may not call is not told what the route takes. */
  @io.micronaut.http.annotation.RequestFilter
  @Order(Ordered.LOWEST_PRECEDENCE)
  void refuseUnknownParameters(HttpRequest<?> request) {
    if (request.getParameters().isEmpty()) {
      return;
    }
    var match = RouteAttributes.getRouteMatch(request).orElse(null);
    if (!(match instanceof MethodBasedRouteMatch<?, ?> route)) {
      return;
    }
    var known = Arguments.names(route.getArguments());
    var unknown =
        request.getParameters().names().stream()
            .filter(name -> !known.contains(name))
            .sorted()
            .map(
                name ->
                    new Violation(
                        shortened(name), "unknown", null, "Ce paramètre n'existe pas ici."))
            .toList();
    if (!unknown.isEmpty()) {
      throw new ProblemException(
          ProblemKind.UNKNOWN_PARAMETER,
          "Le paramètre « " + unknown.getFirst().field() + " » n'existe pas ici.",
          unknown,
          null,
          null);
    }
  }

  /** The path alone: what somebody searched for is nobody's business. */
  @ResponseFilter
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var id = RequestIds.of(request);
    response.header(RequestIds.HEADER, id);
    var began = request.getAttribute(BEGAN, Long.class).orElse(System.nanoTime());
    var micros = (System.nanoTime() - began) / 1_000;
    LOG.info(
        "{} {} {} {} {} ms {}",
        id,
        request.getMethodName(),
        shortened(request.getPath()),
        response.code(),
        BigDecimal.valueOf(micros, 3),
        request.getUserPrincipal().map(Principal::getName).orElse("-"));
  }

  private static String shortened(String text) {
    var printable = CONTROL.matcher(text).replaceAll("?");
    return printable.length() > 200 ? printable.substring(0, 200) + "…" : printable;
  }
}
