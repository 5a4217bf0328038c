package fr.rormobile.api.commands;

import fr.rormobile.api.platform.web.Failures;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.RequestJson;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.validation.validator.Validator;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A command as the phone sent it, with its id and moment read. */
public final class Sent {
  private final UUID id;
  private final Instant occurredAt;
  private final @Nullable String target;
  private final @Nullable Long versionBefore;
  private final JsonNode body;
  private final RequestJson json;
  private final Validator validator;

  Sent(
      UUID id,
      Instant occurredAt,
      @Nullable String target,
      @Nullable Long versionBefore,
      JsonNode body,
      RequestJson json,
      Validator validator) {
    this.id = id;
    this.occurredAt = occurredAt;
    this.target = target;
    this.versionBefore = versionBefore;
    this.body = body;
    this.json = json;
    this.validator = validator;
  }

  public UUID id() {
    return id;
  }

  /** By the phone's clock: at most a few minutes ahead of ours. */
  public Instant occurredAt() {
    return occurredAt;
  }

  /** What the path of the single route names. */
  public String target() {
    if (target == null) {
      throw ProblemException.invalid(
          "target", "required", null, "« target » est nécessaire : ce que vise la commande.");
    }
    return target;
  }

  /** That the command before it left; null: the phone names none. */
  public @Nullable Long versionBefore() {
    return versionBefore;
  }

  /**
   * The body of the single route.
   *
   * @param told by the command itself: the body need not say it, and may not say otherwise
   */
  public <T> T body(Class<T> type, Map<String, ?> told) {
    var fields = new LinkedHashMap<String, JsonNode>();
    for (var entry : body.entries()) {
      fields.put(entry.getKey(), entry.getValue());
    }
    told.forEach(
        (name, value) -> {
          var node = JsonNode.from(value);
          var given = fields.put(name, node);
          if (given != null && !given.coerceStringValue().equals(node.coerceStringValue())) {
            throw ProblemException.invalid(
                name,
                "excludes",
                node.coerceStringValue(),
                "« " + name + " » est dit par la commande : ne le redites pas autrement.");
          }
        });
    var read = json.read(JsonNode.createObjectNode(fields), type);
    var violations = validator.validate(read);
    if (!violations.isEmpty()) {
      throw Failures.violated(violations);
    }
    return read;
  }
}
