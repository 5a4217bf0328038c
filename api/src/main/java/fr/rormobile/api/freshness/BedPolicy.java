package fr.rormobile.api.freshness;

import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule of how often figures are due. Of several that fit a unit the nearest counts: that of its
 * facility and discipline group, then of its facility, then of its group, then of all.
 *
 * @param regional set by the regional team; false: by the facility's own direction
 * @param version from 1, one more with each change
 */
record BedPolicy(long id, Scope scope, Minutes minutes, boolean regional, long version) {

  /**
   * What a rule is for.
   *
   * @param facility FINESS; null: all
   * @param group of disciplines; null: all
   */
  record Scope(@Nullable String facility, @Nullable String group) {
    static final Scope ALL = new Scope(null, null);
  }

  /**
   * What a facility's rule may at most ask: the rule that would hold without it. A rule for the
   * whole facility hides those of single groups too, so it is held against the tightest of them.
   *
   * @param rules all there are, that of {@link Scope#ALL} among them
   * @param scope of a facility
   */
  static Minutes above(Scope scope, Collection<BedPolicy> rules) {
    if (scope.group() == null) {
      return rules.stream()
          .filter(rule -> rule.scope().facility() == null)
          .map(BedPolicy::minutes)
          .reduce(Minutes::tightest)
          .orElseThrow();
    }
    return Stream.of(new Scope(scope.facility(), null), new Scope(null, scope.group()), Scope.ALL)
        .flatMap(wider -> rules.stream().filter(rule -> Objects.equals(rule.scope(), wider)))
        .map(BedPolicy::minutes)
        .findFirst()
        .orElseThrow();
  }
}
