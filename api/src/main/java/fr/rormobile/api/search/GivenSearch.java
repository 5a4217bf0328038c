package fr.rormobile.api.search;

import fr.rormobile.api.platform.web.ProblemException;
import io.micronaut.core.beans.BeanIntrospection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** For those who keep parameters of {@code GET /search}: what is kept can be asked. */
public final class GivenSearch {
  private static final BeanIntrospection<SearchParameters> PARAMETERS =
      BeanIntrospection.getIntrospection(SearchParameters.class);

  private GivenSearch() {}

  /**
   * @param values by name of the parameter; one that is not repeated has one value
   * @throws ProblemException 400, by the reader of the search itself
   */
  public static void check(Map<String, List<String>> values) {
    var arguments = PARAMETERS.getConstructorArguments();
    var unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(Arrays.stream(arguments).map(a -> a.getName()).collect(Collectors.toSet()));
    if (!unknown.isEmpty()) {
      throw ProblemException.invalid(
          unknown.first(), "unknown", null, "Ce paramètre n'existe pas dans la recherche.");
    }
    @Nullable Object[] given = new @Nullable Object[arguments.length];
    for (var i = 0; i < arguments.length; i++) {
      var name = arguments[i].getName();
      given[i] = value(name, List.class.isAssignableFrom(arguments[i].getType()), values.get(name));
    }
    RequestReader.read(PARAMETERS.instantiate(false, given));
  }

  private static @Nullable Object value(
      String name, boolean repeated, @Nullable List<String> values) {
    if (values == null || values.isEmpty()) {
      return null;
    }
    if (repeated) {
      return values;
    }
    if (values.size() > 1) {
      throw ProblemException.invalid(
          name, "maxItems", "1", "« " + name + " » ne peut être donné qu'une fois.");
    }
    return values.getFirst();
  }
}
