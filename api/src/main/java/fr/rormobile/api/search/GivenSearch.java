package fr.rormobile.api.search;

import fr.rormobile.api.platform.web.ProblemException;
import io.micronaut.core.beans.BeanIntrospection;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    read(values);
  }

  /**
   * @throws ProblemException 400, as above
   */
  static SearchRequest read(Map<String, List<String>> values) {
    return RequestReader.read(parameters(values));
  }

  /** By name of the parameter, those that were given. */
  static Map<String, List<String>> values(SearchParameters given) {
    var values = new LinkedHashMap<String, List<String>>();
    for (var property : PARAMETERS.getBeanProperties()) {
      var value = property.get(given);
      if (value instanceof Collection<?> several && !several.isEmpty()) {
        values.put(property.getName(), several.stream().map(String::valueOf).toList());
      } else if (value instanceof String one) {
        values.put(property.getName(), List.of(one));
      }
    }
    return values;
  }

  private static SearchParameters parameters(Map<String, List<String>> parameters) {
    var arguments = PARAMETERS.getConstructorArguments();
    for (var given : parameters.keySet()) {
      if (Arrays.stream(arguments).noneMatch(argument -> argument.getName().equals(given))) {
        throw ProblemException.invalid(
            given, "unknown", null, "La recherche n'a pas de paramètre « " + given + " ».");
      }
    }
    var values = new Object[arguments.length];
    for (var i = 0; i < arguments.length; i++) {
      var given = parameters.get(arguments[i].getName());
      if (given == null || given.isEmpty()) {
        continue;
      }
      if (List.class.isAssignableFrom(arguments[i].getType())) {
        values[i] = given;
      } else if (given.size() > 1) {
        throw ProblemException.invalid(
            arguments[i].getName(),
            "maxItems",
            "1",
            "Le paramètre « " + arguments[i].getName() + " » n'a qu'une valeur.");
      } else {
        values[i] = given.getFirst();
      }
    }
    return PARAMETERS.instantiate(false, values);
  }
}
