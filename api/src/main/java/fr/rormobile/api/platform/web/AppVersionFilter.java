package fr.rormobile.api.platform.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Applications that are too old are told so, before anything else and whatever they ask. An answer
 * 426 here names no protocol to change to, so it has no {@code Upgrade} header.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class AppVersionFilter {
  static final String HEADER = "ROR-App";

  private final MinimumApps apps;

  AppVersionFilter(MinimumApps apps) {
    this.apps = apps;
  }

  @RequestFilter
  @Order(Ordered.HIGHEST_PRECEDENCE + 1)
  void refuseTooOldApplications(HttpRequest<?> request) {
    var app = request.getHeaders().get(HEADER);
    if (app == null) {
      return;
    }
    var refusal = apps.refusal(app);
    if (refusal.isPresent()) {
      throw ProblemException.of(ProblemKind.UPGRADE_REQUIRED, refusal.get());
    }
  }
}
