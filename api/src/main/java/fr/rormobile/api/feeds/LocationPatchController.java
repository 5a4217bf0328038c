package fr.rormobile.api.feeds;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.beds.BedState.Effect;
import fr.rormobile.api.feeds.OutcomeWire.Issue;
import fr.rormobile.api.feeds.OutcomeWire.Outcome;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The address of the national service, so that a connector changes its host alone. */
@Controller("/ws-synchro-dispo-lits-fhir")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("FEED")
class LocationPatchController {
  private static final String FHIR = "application/fhir+json";

  private final LocationPatches patches;
  private final JsonMapper json;

  LocationPatchController(LocationPatches patches, JsonMapper json) {
    this.patches = patches;
    this.json = json;
  }

  @Patch(uri = "/Location", consumes = FHIR, produces = FHIR)
  HttpResponse<?> patch(
      Caller caller,
      @QueryValue @Size(min = 1, max = 200) String identifier,
      @Nullable @Body InputStream body) {
    try {
      var operations = PatchReader.read(tree(body));
      var effect = patches.apply(caller, identifier, operations);
      return answer(HttpStatus.OK, List.of(Issue.done(told(effect, operations.size()))));
    } catch (PatchRefusal refused) {
      return answer(refused.status(), refused.issues());
    }
  }

  private JsonNode tree(@Nullable InputStream body) {
    try (var bounded = new BoundedBody(body == null ? InputStream.nullInputStream() : body)) {
      var tree = json.readValue(bounded, JsonNode.class);
      if (tree == null) {
        throw PatchRefusal.unreadable("Le corps de la demande est vide.");
      }
      return tree;
    } catch (IOException broken) {
      throw PatchRefusal.unreadable("Le corps de la demande n'est pas du JSON lisible.");
    }
  }

  private static String told(Effect effect, int operations) {
    return switch (effect) {
      case APPLIED, UNCHANGED ->
          operations == 1
              ? "1 opération appliquée."
              : operations + " opérations appliquées ensemble.";
      case SUPERSEDED ->
          "Ces chiffres ont été comptés avant ceux que la base connaît : ils sont gardés dans"
              + " l'historique, sans effet.";
    };
  }

  private HttpResponse<?> answer(HttpStatus status, List<Issue> issues) {
    try {
      return HttpResponse.status(status)
          .body(json.writeValueAsBytes(Outcome.of(issues)))
          .contentType(new MediaType(FHIR));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
