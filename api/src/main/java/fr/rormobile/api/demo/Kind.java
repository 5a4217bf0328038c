package fr.rormobile.api.demo;

import fr.rormobile.api.platform.resource.Resource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A kind of establishment ({@code generator/kinds.yaml}).
 *
 * @param category J55
 * @param share how many of the units are in one of this kind, beside the others' shares
 * @param population of the smallest commune that has one
 * @param entity own, group or none
 * @param mode J19 of all its units; null: as their activity has it. So is offer, J238
 * @param ages of all its units; empty: as their family has them
 * @param only the activities that it has; empty: all of its families
 */
record Kind(
    String category,
    String label,
    int share,
    Family.Span units,
    int population,
    String entity,
    @Nullable String legalStatus,
    boolean cedex,
    List<String> names,
    Weighted<Family> families,
    @Nullable String mode,
    @Nullable String offer,
    List<String> ages,
    List<String> only) {

  Kind {
    names = List.copyOf(names);
    ages = List.copyOf(ages);
    only = List.copyOf(only);
  }

  static List<Kind> read(Catalogue catalogue) {
    var root = YamlNode.read("kinds", Resource.at("/demonstration/generator/kinds.yaml").stream());
    return root.nodes("kinds").stream().map(node -> kind(node, catalogue)).toList();
  }

  private static Kind kind(YamlNode node, Catalogue catalogue) {
    var weights =
        node.node("families").orElseThrow().entries().stream()
            .collect(
                Collectors.toMap(e -> e.getKey(), e -> Long.valueOf(e.getValue()), (a, b) -> a));
    return new Kind(
        node.text("code"),
        node.text("label"),
        node.number("share", 0),
        Objects.requireNonNull(Catalogue.span(node, "units")),
        node.number("population", 0),
        node.text("entity"),
        node.orNull("legal"),
        node.yes("cedex"),
        node.texts("names"),
        Weighted.of(catalogue.all(), family -> weights.getOrDefault(family.id(), 0L)),
        node.orNull("mode"),
        node.orNull("offer"),
        node.texts("ages"),
        node.texts("codes"));
  }

  /** Whether it is run day and night by people who can be called. */
  boolean isHospital() {
    return entity.equals("own") && units.most() >= 8;
  }
}
