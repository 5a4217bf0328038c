package fr.rormobile.api.entries;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.beds.BedState.Effect;
import fr.rormobile.api.entries.BedEntries.Entered;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import fr.rormobile.api.platform.web.VersionTags;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class EntryController {
  private final BedEntries entries;
  private final UnitStates states;

  EntryController(BedEntries entries, UnitStates states) {
    this.entries = entries;
    this.states = states;
  }

  @Get("/units/{id}/beds")
  @Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
  HttpResponse<?> read(
      Caller caller, @PathVariable @Pattern(regexp = "[A-Za-z0-9-]{1,64}") String id) {
    return ok(states.find(id, Visibility.of(caller)).orElseThrow(EntryController::unknownUnit));
  }

  @Put("/units/{id}/beds")
  @Secured({"DIRECTOR", "BED_MANAGER"})
  HttpResponse<?> put(
      Caller caller,
      @PathVariable @Pattern(regexp = "[A-Za-z0-9-]{1,64}") String id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Body @Valid EntryWire.Entry entry) {
    if (!states.knows(id, Visibility.of(caller))) {
      throw unknownUnit();
    }
    var verdict = entries.enter(caller, id, version(ifMatch), entry);
    if (!(verdict instanceof Verdict.Written(var effect, _))) {
      throw verdict.problem();
    }
    return ok(after(id, caller, effect));
  }

  @Post("/beds/entries")
  @Secured({"DIRECTOR", "BED_MANAGER"})
  HttpResponse<?> enter(
      Caller caller,
      @Header("Idempotency-Key") @Pattern(regexp = "[\\x21-\\x7e]{1,64}") String key,
      @Body @Valid EntryWire.Several several) {
    var seen = new HashSet<String>();
    for (var i = 0; i < several.entries().size(); i++) {
      if (!seen.add(several.entries().get(i).unitId())) {
        throw ProblemException.invalid(
            "entries[" + i + "].unitId", "excludes", null, "Cette unité est donnée deux fois.");
      }
    }
    return switch (entries.enter(caller, several, key)) {
      case Entered.Told(var answer) ->
          HttpResponse.ok(answer).contentType(MediaType.APPLICATION_JSON_TYPE);
      case Entered.KeyForOther _ ->
          throw ProblemException.of(
              ProblemKind.KEY_REUSED,
              "Cette saisie a déjà été envoyée avec un autre contenu ; envoyez-la avec une"
                  + " nouvelle clé.");
    };
  }

  private EntryWire.State after(String id, Caller caller, Effect effect) {
    return states
        .find(id, Visibility.of(caller))
        .orElseThrow(EntryController::unknownUnit)
        .withEffect(effect);
  }

  private static HttpResponse<?> ok(EntryWire.State state) {
    return VersionTags.ok(state, state.version());
  }

  private static long version(@Nullable String ifMatch) {
    return VersionTags.read(
        ifMatch,
        "Lisez d'abord les chiffres, puis renvoyez leur ETag dans If-Match.",
        "If-Match est l'ETag rendu par la lecture des lits.");
  }

  static ProblemException unknownUnit() {
    return ProblemException.notFound("Cette unité n'existe pas ou plus.");
  }
}
