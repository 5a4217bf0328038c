package fr.rormobile.api.commands;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.commands.CommandWire.Batch;
import fr.rormobile.api.commands.CommandWire.Item;
import fr.rormobile.api.commands.CommandWire.Status;
import fr.rormobile.api.commands.CommandWire.Verdicts;
import fr.rormobile.api.commands.OfflineCommand.Applied;
import fr.rormobile.api.platform.web.Failures;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.Problems;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import java.util.ArrayList;

@Controller("/commands")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class CommandController {
  private final Commands commands;

  CommandController(Commands commands) {
    this.commands = commands;
  }

  @Post
  Verdicts send(HttpRequest<?> request, Caller caller, @Body @Valid Batch batch) {
    var verdicts =
        commands.run(caller, batch.commands(), failure -> Failures.problem(request, failure));
    var items = new ArrayList<Item>();
    for (var i = 0; i < verdicts.size(); i++) {
      items.add(item(request, batch.commands().get(i).id(), verdicts.get(i)));
    }
    return new Verdicts(items);
  }

  private static Item item(HttpRequest<?> request, String id, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Done(var applied) -> done(id, Status.APPLIED, applied);
      case Verdict.DoneBefore(var applied) -> done(id, Status.ALREADY_APPLIED, applied);
      case Verdict.Refused(var why) -> not(request, id, Status.REFUSED, why);
      case Verdict.Question(var why) -> not(request, id, Status.QUESTION, why);
      case Verdict.Later(var why) -> not(request, id, Status.RETRY, why);
    };
  }

  private static Item done(String id, Status status, Applied applied) {
    return new Item(id, status, applied.location(), applied.version(), applied.notice(), null);
  }

  private static Item not(
      HttpRequest<?> request, String id, Status status, ProblemException problem) {
    return new Item(id, status, null, null, null, Problems.document(request, problem));
  }
}
