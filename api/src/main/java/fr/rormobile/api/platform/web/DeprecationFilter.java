package fr.rormobile.api.platform.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;

/** Each answer of an operation that goes away says since when and until when. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class DeprecationFilter {
  private final Deprecations deprecations;

  DeprecationFilter(Deprecations deprecations) {
    this.deprecations = deprecations;
  }

  @ResponseFilter
  void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (deprecations.none()
        || !(RouteAttributes.getRouteMatch(request).orElse(null)
            instanceof UriRouteMatch<?, ?> route)) {
      return;
    }
    var path = route.getRouteInfo().getUriMatchTemplate().toPathString();
    deprecations
        .of(request.getMethodName(), path)
        .ifPresent(
            ending -> {
              response.header("Deprecation", ending.deprecation());
              response.header("Sunset", ending.sunset());
            });
  }
}
