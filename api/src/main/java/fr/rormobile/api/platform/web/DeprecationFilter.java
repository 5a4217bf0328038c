package fr.rormobile.api.platform.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;

/** Each answer of an operation that goes away, a refusal too, says since when and until when. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class DeprecationFilter {
  private static final String ENDING = "ror.request.ending";

  private final Deprecations deprecations;

  DeprecationFilter(Deprecations deprecations) {
    this.deprecations = deprecations;
  }

  /** Before anybody refuses: the route of a refusal is that of its handler. */
  @RequestFilter
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void find(HttpRequest<?> request) {
    if (!deprecations.none()
        && RouteAttributes.getRouteMatch(request).orElse(null)
            instanceof UriRouteMatch<?, ?> route) {
      var path = route.getRouteInfo().getUriMatchTemplate().toPathString();
      deprecations
          .of(request.getMethodName(), path)
          .ifPresent(ending -> request.setAttribute(ENDING, ending));
    }
  }

  @ResponseFilter
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(ENDING, Deprecations.Ending.class)
        .ifPresent(
            ending -> {
              response.header("Deprecation", ending.deprecation());
              response.header("Sunset", ending.sunset());
            });
  }
}
