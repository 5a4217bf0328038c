package fr.rormobile.api.hetplans;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.hetplans.PlanWire.Action;
import fr.rormobile.api.hetplans.PlanWire.ActionInput;
import fr.rormobile.api.hetplans.PlanWire.ItemList;
import fr.rormobile.api.hetplans.PlanWire.NewPlan;
import fr.rormobile.api.hetplans.PlanWire.PartnersInput;
import fr.rormobile.api.hetplans.PlanWire.Plan;
import fr.rormobile.api.hetplans.PlanWire.PlanEdit;
import fr.rormobile.api.hetplans.PlanWire.Solidarity;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.platform.web.Etags;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.api.platform.web.VersionTags;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class PlanController {

  private final PlanStore plans;
  private final PlanEdits planEdits;
  private final ActionEdits actions;
  private final SolidarityEdits solidarity;
  private final Jdbi jdbi;
  private final Etags etags;
  private final JsonMapper json;

  PlanController(
      PlanStore plans,
      PlanEdits planEdits,
      ActionEdits actions,
      SolidarityEdits solidarity,
      Jdbi jdbi,
      Etags etags,
      JsonMapper json) {
    this.plans = plans;
    this.planEdits = planEdits;
    this.actions = actions;
    this.solidarity = solidarity;
    this.jdbi = jdbi;
    this.etags = etags;
    this.json = json;
  }

  @Get("/het-plans")
  HttpResponse<?> plans(
      HttpRequest<?> request, @Nullable @QueryValue @Pattern(regexp = Ids.FINESS) String facility) {
    return etags.answer(request, new ItemList<>(jdbi.withHandle(h -> plans.list(h, facility))));
  }

  @Post("/het-plans")
  @Secured({"DIRECTOR", "REGIONAL_TEAM"})
  HttpResponse<?> createPlan(
      Caller caller,
      @Header("Idempotency-Key") @Pattern(regexp = Ids.KEY) String key,
      @Body @Valid NewPlan asked) {
    var answer = planEdits.create(caller, asked, key);
    return created(answer, "/het-plans/" + JsonText.read(json, answer, Plan.class).id());
  }

  @Get("/het-plans/{id}")
  HttpResponse<?> plan(@PathVariable String id) {
    var plan = jdbi.withHandle(h -> plans.find(h, id)).orElseThrow(PlanEdits::unknown);
    return VersionTags.ok(plan, plan.version());
  }

  @Put("/het-plans/{id}")
  @Secured({"DIRECTOR", "REGIONAL_TEAM"})
  HttpResponse<?> replacePlan(
      Caller caller,
      @PathVariable String id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Body @Valid PlanEdit edit) {
    var plan = planEdits.replace(caller, id, version(ifMatch), edit);
    return VersionTags.ok(plan, plan.version());
  }

  @Delete("/het-plans/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @Secured({"DIRECTOR", "REGIONAL_TEAM"})
  void withdrawPlan(
      Caller caller,
      @PathVariable String id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch) {
    planEdits.withdraw(caller, id, version(ifMatch));
  }

  @Get("/het-actions")
  HttpResponse<?> actions(
      HttpRequest<?> request, @Nullable @QueryValue @Pattern(regexp = Ids.FINESS) String facility) {
    return etags.answer(request, new ItemList<>(actions.list(facility)));
  }

  @Post("/het-actions")
  @Secured("REGIONAL_TEAM")
  HttpResponse<?> createAction(
      Caller caller,
      @Header("Idempotency-Key") @Pattern(regexp = Ids.KEY) String key,
      @Body @Valid ActionInput asked) {
    var answer = actions.create(caller, asked, key);
    return created(answer, "/het-actions/" + JsonText.read(json, answer, Action.class).id());
  }

  @Get("/het-actions/{id}")
  HttpResponse<?> action(@PathVariable String id) {
    var action = actions.find(id).orElseThrow(ActionEdits::unknown);
    return VersionTags.ok(action, action.version());
  }

  @Put("/het-actions/{id}")
  @Secured("REGIONAL_TEAM")
  HttpResponse<?> replaceAction(
      Caller caller,
      @PathVariable String id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Body @Valid ActionInput edit) {
    var action = actions.replace(caller, id, version(ifMatch), edit);
    return VersionTags.ok(action, action.version());
  }

  @Delete("/het-actions/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @Secured("REGIONAL_TEAM")
  void withdrawAction(
      Caller caller,
      @PathVariable String id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch) {
    actions.withdraw(caller, id, version(ifMatch));
  }

  @Get("/facilities/{finess}/solidarity")
  ItemList<Solidarity> solidarity(@PathVariable @Pattern(regexp = Ids.FINESS) String finess) {
    return new ItemList<>(solidarity.list(finess));
  }

  @Get("/facilities/{finess}/solidarity/{group}")
  HttpResponse<?> solidarityOf(
      @PathVariable @Pattern(regexp = Ids.FINESS) String finess,
      @PathVariable @Pattern(regexp = PlanWire.ID) String group) {
    var links = solidarity.read(finess, group);
    return VersionTags.ok(links, links.version());
  }

  @Put("/facilities/{finess}/solidarity/{group}")
  @Secured("REGIONAL_TEAM")
  HttpResponse<?> putSolidarity(
      Caller caller,
      @PathVariable @Pattern(regexp = Ids.FINESS) String finess,
      @PathVariable @Pattern(regexp = PlanWire.ID) String group,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Body @Valid PartnersInput partners) {
    var links = solidarity.put(caller, finess, group, version(ifMatch), partners.partnerIds());
    return VersionTags.ok(links, links.version());
  }

  private static HttpResponse<?> created(String answer, String location) {
    return HttpResponse.created(answer)
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.LOCATION, location);
  }

  private static long version(@Nullable String ifMatch) {
    return VersionTags.read(
        ifMatch,
        "Lisez-le d'abord, puis renvoyez son ETag dans If-Match.",
        "If-Match est l'ETag rendu par la lecture.");
  }
}
