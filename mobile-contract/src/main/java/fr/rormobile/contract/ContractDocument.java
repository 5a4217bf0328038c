package fr.rormobile.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;

/** The OpenAPI file in memory: its operations, and its references followed. */
final class ContractDocument {

  static final String RESOURCE = "/openapi.yaml";

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final JsonNode root;
  private final List<Operation> operations;

  ContractDocument(JsonNode root) {
    this.root = root;
    this.operations = readOperations();
  }

  static ContractDocument load() {
    // a key written twice in a mapping would silently replace the first one
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    var mapper = new YAMLMapper(YAMLFactory.builder().loaderOptions(options).build());
    try (var in = ContractDocument.class.getResourceAsStream(RESOURCE)) {
      return new ContractDocument(mapper.readTree(Objects.requireNonNull(in, RESOURCE)));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }

  JsonNode root() {
    return root;
  }

  /** Paths without variables first, so that the first match is the right one. */
  List<Operation> operations() {
    return operations;
  }

  Optional<Operation> findOperation(String method, String path) {
    return operations.stream()
        .filter(operation -> operation.path().match(path).isPresent())
        .filter(operation -> operation.method().equals(method.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  boolean knowsPath(String path) {
    return operations.stream().anyMatch(operation -> operation.path().match(path).isPresent());
  }

  /**
   * The node itself, or what its {@code $ref} names, however many steps away.
   *
   * @throws IllegalArgumentException when the reference leads nowhere or out of the file
   */
  JsonNode resolve(JsonNode node) {
    var current = node;
    for (int steps = 0; current.has("$ref"); steps++) {
      var reference = current.path("$ref").asText();
      if (!reference.startsWith("#/") || steps > 20) {
        throw new IllegalArgumentException("not a reference inside the contract: " + reference);
      }
      current = root.at(reference.substring(1));
      if (current.isMissingNode()) {
        throw new IllegalArgumentException("the contract has nothing at " + reference);
      }
    }
    return current;
  }

  private List<Operation> readOperations() {
    var found = new ArrayList<Operation>();
    for (var path : root.path("paths").properties()) {
      for (var member : path.getValue().properties()) {
        if (METHODS.contains(member.getKey())) {
          var parameters = new ArrayList<JsonNode>();
          path.getValue().path("parameters").forEach(each -> parameters.add(resolve(each)));
          member.getValue().path("parameters").forEach(each -> parameters.add(resolve(each)));
          found.add(
              new Operation(
                  member.getKey().toUpperCase(Locale.ROOT),
                  new PathTemplate(path.getKey()),
                  member.getValue(),
                  parameters));
        }
      }
    }
    found.sort(Comparator.comparingLong(operation -> operation.path().variableCount()));
    return List.copyOf(found);
  }
}
