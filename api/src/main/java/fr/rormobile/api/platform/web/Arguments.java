package fr.rormobile.api.platform.web;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.RequestBean;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the arguments of a route are called in a request. */
final class Arguments {
  private Arguments() {}

  static String nameOnTheWire(Argument<?> argument) {
    return argument
        .getAnnotationMetadata()
        .stringValue(Bindable.class)
        .filter(name -> !name.isEmpty())
        .orElse(argument.getName());
  }

  /** Every name that a query may use with these arguments, those of request beans included. */
  static Set<String> names(Argument<?>[] arguments) {
    return Arrays.stream(arguments).flatMap(Arguments::names).collect(Collectors.toSet());
  }

  private static Stream<String> names(Argument<?> argument) {
    if (!argument.isAnnotationPresent(RequestBean.class)) {
      return Stream.of(nameOnTheWire(argument));
    }
    return BeanIntrospection.getIntrospection(argument.getType()).getBeanProperties().stream()
        .map(property -> nameOnTheWire(property.asArgument()));
  }
}
