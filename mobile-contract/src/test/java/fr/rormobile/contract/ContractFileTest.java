package fr.rormobile.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must hold of the file itself, whoever serves it. */
class ContractFileTest {

  private static final Set<String> ROLES =
      Set.of("CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM", "FEED");

  /** The only doors without a session; a new one must be opened here too, by name. */
  private static final Set<String> OPEN =
      Set.of(
          "POST /auth/login",
          "POST /auth/refresh",
          "POST /alerts/{id}/receipt",
          "GET /acknowledge",
          "POST /acknowledge",
          "GET /",
          "GET /health",
          "GET /app-settings",
          "GET /openapi.yaml",
          "GET /docs",
          "GET /docs/redoc.js",
          "GET /demonstration");

  /** A misspelt keyword is ignored by every validator: {@code minLenght} would bind nobody. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "$ref",
          "additionalProperties",
          "allOf",
          "const",
          "contentMediaType",
          "default",
          "dependentRequired",
          "description",
          "enum",
          "items",
          "maxItems",
          "maxLength",
          "maximum",
          "minItems",
          "minLength",
          "minimum",
          "pattern",
          "properties",
          "required",
          "type",
          "uniqueItems");

  private final ContractDocument document = ContractDocument.load();
  private final StrictSchemas schemas =
      new StrictSchemas(document.root().path("components").path("schemas"));

  @Test
  void everyReferenceLeadsSomewhereAndEveryComponentIsUsed() {
    var referred = new HashSet<String>();
    for (var holder : nodesWith(document.root(), "$ref")) {
      document.resolve(holder);
      referred.add(holder.path("$ref").asText());
    }

    var declared = new HashSet<String>();
    for (var kind : List.of("schemas", "parameters", "headers", "responses")) {
      document
          .root()
          .path("components")
          .path(kind)
          .fieldNames()
          .forEachRemaining(name -> declared.add("#/components/" + kind + "/" + name));
    }
    assertThat(referred).isEqualTo(declared);
  }

  @Test
  void everyExampleFitsItsOwnSchema() {
    var examples = new TreeMap<String, List<String>>();
    var count = 0;
    for (var holder : nodesWith(document.root(), "schema")) {
      for (var example : examplesOf(holder)) {
        count++;
        var violations = schemas.violations(holder.path("schema"), example);
        if (!violations.isEmpty()) {
          examples.put(example.toString(), violations);
        }
      }
    }

    assertThat(examples).isEmpty();
    assertThat(count).isGreaterThan(60);
  }

  @Test
  void everySchemaKeywordIsOneThatValidatorsKnow() {
    var unknown = new HashSet<String>();
    document
        .root()
        .path("components")
        .path("schemas")
        .forEach(schema -> collectUnknown(schema, unknown));
    nodesWith(document.root(), "schema")
        .forEach(holder -> collectUnknown(holder.path("schema"), unknown));

    assertThat(unknown).isEmpty();
  }

  @Test
  void everyObjectSchemaNamesItsPropertiesAndRequiresOnlyThose() {
    for (var schema : document.root().path("components").path("schemas").properties()) {
      var required = schema.getValue().path("required");
      var properties = schema.getValue().path("properties");
      assertThat(required.valueStream().map(JsonNode::asText).filter(name -> !properties.has(name)))
          .as(schema.getKey())
          .isEmpty();
    }
  }

  @Test
  void everyOperationSaysWhatItIsForInFrench() {
    var ids = new ArrayList<String>();
    var tags =
        document.root().path("tags").valueStream().map(tag -> tag.path("name").asText()).toList();
    for (var operation : document.operations()) {
      var node = operation.node();
      ids.add(operation.id());
      assertThat(operation.id()).as(operation.toString()).matches("[a-z][A-Za-z]+");
      assertThat(node.path("summary").asText()).as(operation.toString()).isNotBlank();
      assertThat(node.path("tags").valueStream().map(JsonNode::asText))
          .as(operation.toString())
          .hasSize(1)
          .isSubsetOf(tags);
    }
    assertThat(ids).doesNotHaveDuplicates().hasSize(157);
  }

  @Test
  void everyOperationAnswersWithAnExampleWhenItSucceeds() {
    for (var operation : document.operations()) {
      var successes =
          operation
              .node()
              .path("responses")
              .propertyStream()
              .filter(each -> each.getKey().startsWith("2"))
              .toList();
      // A dry run succeeds without having created anything.
      var ways = operation.id().equals("declareTension") ? 2 : 1;
      assertThat(successes).as(operation.toString()).hasSize(ways);
      for (var success : successes) {
        for (var media : document.resolve(success.getValue()).path("content")) {
          assertThat(examplesOf(media)).as(operation.toString()).isNotEmpty();
        }
      }
    }
  }

  @Test
  void everyDoorIsClosedUnlessNamedHere() {
    for (var operation : document.operations()) {
      var responses = operation.node().path("responses");
      assertThat(operation.open())
          .as(operation.toString())
          .isEqualTo(OPEN.contains(operation.toString()));
      if (operation.open()) {
        assertThat(operation.roles()).as(operation.toString()).isEmpty();
      } else {
        assertThat(operation.roles()).as(operation.toString()).isNotEmpty().isSubsetOf(ROLES);
        assertThat(responses.has("401") && responses.has("403")).as(operation.toString()).isTrue();
      }
    }
    assertThat(document.root().path("security").path(0).has("bearer")).isTrue();
  }

  @Test
  void everyErrorIsAProblemAndEveryBusyAnswerSaysWhenToComeBack() {
    for (var operation : document.operations()) {
      for (var member : operation.node().path("responses").properties()) {
        var response = document.resolve(member.getValue());
        if (member.getKey().compareTo("400") >= 0) {
          assertThat(response.path("content").has(ResponseRules.PROBLEM_TYPE))
              .as(operation + " " + member.getKey())
              .isTrue();
        }
        if (Set.of("429", "503").contains(member.getKey())) {
          assertThat(response.path("headers").has("Retry-After")).as(operation.toString()).isTrue();
        }
      }
    }
  }

  @Test
  void everyOperationMayTellAnApplicationThatItIsTooOld() {
    for (var operation : document.operations()) {
      assertThat(operation.node().path("responses").has("426")).as(operation.toString()).isTrue();
    }
  }

  /** A generated class is named after its tag, by the table in pom.xml. */
  @Test
  void everyTagHasItsNameInTheGeneratedClients() throws IOException {
    var pom = Files.readString(Path.of("pom.xml"));
    for (var tag : document.root().path("tags")) {
      assertThat(pom)
          .contains("<filter token=\"" + tag.path("name").asText() + "\" value=\"tags: [");
    }
  }

  @Test
  void theExamplesOfProblemsSayTheStatusTheyAreFiledUnder() {
    for (var operation : document.operations()) {
      for (var member : operation.node().path("responses").properties()) {
        var media =
            document.resolve(member.getValue()).path("content").path(ResponseRules.PROBLEM_TYPE);
        for (var example : examplesOf(media)) {
          assertThat(example.path("status").asText())
              .as(example.toString())
              .isEqualTo(member.getKey());
        }
      }
    }
  }

  @Test
  void everyVariableOfAPathIsDeclared() {
    for (var operation : document.operations()) {
      var variables =
          Stream.of(operation.path().text().split("/", -1))
              .filter(segment -> segment.startsWith("{"))
              .map(segment -> segment.substring(1, segment.length() - 1));
      assertThat(operation.parametersIn("path").stream().map(each -> each.path("name").asText()))
          .as(operation.toString())
          .containsExactlyInAnyOrderElementsOf(variables.toList());
    }
  }

  /** Without examples and defaults, which may hold anything. */
  private static List<JsonNode> nodesWith(JsonNode node, String key) {
    var found = new ArrayList<JsonNode>();
    if (node.path(key).isObject() || node.path(key).isTextual()) {
      found.add(node);
    }
    for (var member : node.properties()) {
      if (!Set.of("example", "examples", "default").contains(member.getKey())) {
        found.addAll(nodesWith(member.getValue(), key));
      }
    }
    if (node.isArray()) {
      node.forEach(element -> found.addAll(nodesWith(element, key)));
    }
    return found;
  }

  private static List<JsonNode> examplesOf(JsonNode holder) {
    var found = new ArrayList<JsonNode>();
    if (holder.has("example")) {
      var example = holder.path("example");
      var array = holder.path("schema").path("type").asText().equals("array");
      found.add(
          array && !example.isArray()
              ? JsonNodeFactory.instance.arrayNode().add(example)
              : example);
    }
    holder.path("examples").forEach(example -> found.add(example.path("value")));
    return found;
  }

  private static void collectUnknown(JsonNode schema, Set<String> unknown) {
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      if (!KEYWORDS.contains(keyword.getKey())) {
        unknown.add(keyword.getKey());
      }
      switch (keyword.getKey()) {
        case "properties" -> keyword.getValue().forEach(each -> collectUnknown(each, unknown));
        case "allOf" -> keyword.getValue().forEach(each -> collectUnknown(each, unknown));
        case "items", "additionalProperties" -> collectUnknown(keyword.getValue(), unknown);
        default -> {}
      }
    }
  }
}
