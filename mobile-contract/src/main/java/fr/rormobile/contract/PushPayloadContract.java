package fr.rormobile.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Holds the data part of a push against {@code push-payload.schema.json}. Safe for use by several
 * threads.
 */
public final class PushPayloadContract {

  private static final String RESOURCE = "/push-payload.schema.json";

  private final JsonNode document;
  private final JsonSchema schema;

  private PushPayloadContract(JsonNode document) {
    this.document = document;
    this.schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(document, SchemaValidatorsConfig.builder().locale(Locale.ENGLISH).build());
  }

  /**
   * Reads the schema that is packed with this class.
   *
   * @throws UncheckedIOException when it is not JSON
   */
  public static PushPayloadContract load() {
    try (var in = PushPayloadContract.class.getResourceAsStream(RESOURCE)) {
      return new PushPayloadContract(
          new ObjectMapper().readTree(Objects.requireNonNull(in, RESOURCE)));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }

  /** What is wrong with the JSON object; empty when it fits. */
  public List<String> violations(String json) {
    try {
      return schema.validate(MediaTypes.parse(json)).stream()
          .map(ValidationMessage::getMessage)
          .sorted()
          .toList();
    } catch (JsonProcessingException e) {
      return List.of("it is not JSON: " + e.getOriginalMessage());
    }
  }

  /** The examples of the schema, as JSON. */
  public List<String> examples() {
    return document.path("examples").valueStream().map(JsonNode::toString).toList();
  }
}
