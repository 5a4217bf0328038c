package fr.rormobile.api.commands;

import fr.rormobile.api.commands.CommandLog.Entry;
import fr.rormobile.api.commands.CommandWire.Command;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.platform.Sha256;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.RequestJson;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.validation.validator.Validator;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every command must say, whatever it does. */
@Singleton
class CommandReader {
  /** How far a phone's clock may be ahead. */
  static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

  private static final int LONGEST_BODY = 30_000;

  private final JsonMapper json;
  private final RequestJson requests;
  private final Validator validator;

  CommandReader(JsonMapper json, RequestJson requests, Validator validator) {
    this.json = json;
    this.requests = requests;
    this.validator = validator;
  }

  /**
   * A command that says what each must say.
   *
   * @param after the one that it builds upon; null: none
   */
  record Read(
      UUID id,
      String kind,
      Instant occurredAt,
      @Nullable String target,
      @Nullable UUID after,
      JsonNode body,
      String digest) {

    Entry entry(UUID account) {
      return new Entry(account, id, kind, digest, occurredAt);
    }

    /** Of the other commands that it may name. */
    Optional<UUID> targetedCommand() {
      return Optional.ofNullable(target).flatMap(Ids::uuid);
    }
  }

  Read read(Command command, Instant now) {
    var id =
        Ids.uuid(command.id())
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "id", "pattern", null, "L'identifiant d'une commande est un UUID."));
    var after = command.after();
    UUID before =
        after == null
            ? null
            : Ids.uuid(after)
                .orElseThrow(
                    () ->
                        ProblemException.invalid(
                            "after", "pattern", null, "« after » est l'UUID d'une commande."));
    var body = body(command);
    return new Read(
        id,
        command.kind(),
        moment(command.occurredAt(), now),
        command.target(),
        before,
        body,
        digest(command, body));
  }

  Sent sent(Read read, @Nullable String target, @Nullable Long versionBefore) {
    return new Sent(
        read.id(), read.occurredAt(), target, versionBefore, read.body(), requests, validator);
  }

  private JsonNode body(Command command) {
    var body = command.body() == null ? JsonNode.createObjectNode(Map.of()) : command.body();
    if (!body.isObject()) {
      throw ProblemException.invalid("body", "type", null, "« body » est un objet JSON.");
    }
    if (JsonText.of(json, body).length() > LONGEST_BODY) {
      throw ProblemException.invalid(
          "body",
          "maxLength",
          "" + LONGEST_BODY,
          "« body » doit avoir au plus " + LONGEST_BODY + " caractères.");
    }
    return body;
  }

  private static Instant moment(@Nullable String said, Instant now) {
    if (said == null) {
      throw ProblemException.invalid(
          "occurredAt", "required", null, "« occurredAt » est nécessaire.");
    }
    Instant at;
    try {
      at = Instant.parse(said);
    } catch (DateTimeParseException notOne) {
      throw ProblemException.invalid(
          "occurredAt", "type", null, "« occurredAt » est une heure UTC, 2026-11-22T08:10:00Z.");
    }
    if (at.isAfter(now.plus(CLOCK_DIFFERENCE))) {
      throw ProblemException.invalid(
          "occurredAt",
          "max",
          now.toString(),
          "Ce moment est dans le futur : l'horloge du téléphone avance.");
    }
    if (at.isBefore(now.minus(CommandLog.KEPT))) {
      throw ProblemException.invalid(
          "occurredAt",
          "min",
          now.minus(CommandLog.KEPT).toString(),
          "Cette commande a plus de " + CommandLog.KEPT.toDays() + " jours.");
    }
    return at;
  }

  private String digest(Command command, JsonNode body) {
    var sorted = new TreeMap<String, JsonNode>();
    body.entries().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    var text =
        String.join(
            "\n",
            command.kind(),
            String.valueOf(command.target()),
            String.valueOf(command.occurredAt()),
            JsonText.of(json, JsonNode.createObjectNode(sorted)));
    return Sha256.hex(text);
  }
}
