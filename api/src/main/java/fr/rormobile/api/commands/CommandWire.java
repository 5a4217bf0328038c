package fr.rormobile.api.commands;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.platform.web.Problem;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes over the wire. It is read loosely: what is wrong with one command is that command's
 * verdict, and never refuses its neighbours.
 */
final class CommandWire {
  private CommandWire() {}

  @Serdeable
  @Introspected
  record Batch(@NotNull @Size(min = 1, max = 100) @Valid List<@NotNull Command> commands) {}

  /** A later application may say more around a body; within it, nothing unknown is taken. */
  @Serdeable
  @Introspected
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Command(
      @NotNull @Size(min = 1, max = 64) String id,
      @NotNull @Size(min = 1, max = 40) String kind,
      @Nullable @Size(max = 200) String occurredAt,
      @Nullable @Size(max = 200) String target,
      @Nullable @Size(max = 200) String after,
      @Nullable JsonNode body) {}

  enum Status {
    APPLIED,
    ALREADY_APPLIED,
    REFUSED,
    QUESTION,
    RETRY
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      String id,
      Status status,
      @Nullable String location,
      @Nullable Long version,
      @Nullable String notice,
      @Nullable Problem problem) {}

  @Serdeable
  record Verdicts(List<Item> items) {}
}
