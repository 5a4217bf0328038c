package fr.rormobile.api.tension;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.commands.OfflineCommand;
import fr.rormobile.api.commands.Sent;
import fr.rormobile.api.tension.LifeWire.CellRemark;
import fr.rormobile.api.tension.LifeWire.Closure;
import fr.rormobile.api.tension.LifeWire.Done;
import fr.rormobile.api.tension.LifeWire.NewEvent;
import fr.rormobile.api.tension.LifeWire.Reopening;
import fr.rormobile.api.tension.RequestWire.NewRequest;
import fr.rormobile.api.tension.TensionWire.Declaration;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What can be done to tensions without network. */
@Factory
class OfflineTensions {
  private static final Set<Role> MAY_DECLARE =
      EnumSet.of(Role.CLINICIAN, Role.DIRECTOR, Role.BED_MANAGER);

  /** Does one of them. */
  private interface Doing {
    OfflineCommand.Applied to(Caller caller, Sent sent) throws SQLException;
  }

  private record Kind(String kind, String route, Set<Role> roles, boolean creates, Doing doing)
      implements OfflineCommand {
    @Override
    public Applied apply(Caller caller, Sent sent) throws SQLException {
      return doing.to(caller, sent);
    }
  }

  @Singleton
  OfflineCommand declaration(Declarations declarations) {
    return new Kind(
        "TENSION_DECLARATION",
        "POST /tensions",
        MAY_DECLARE,
        true,
        (caller, sent) -> {
          var body = sent.body(Declaration.class, Map.of("occurredAt", at(sent)));
          return switch (declarations.declare(caller, body, sent.id().toString())) {
            case Declared.Recorded(var location, _) -> OfflineCommand.Applied.at(location);
            case Declared.Failed failed -> throw failed.problem();
            case Declared.Rehearsed _ -> throw new IllegalStateException("not asked for");
          };
        });
  }

  @Singleton
  OfflineCommand event(Life life) {
    return new Kind(
        "TENSION_EVENT",
        "POST /tensions/{id}/events",
        MAY_DECLARE,
        false,
        (caller, sent) ->
            applied(life.add(caller, sent.target(), sent.body(NewEvent.class, idAndTime(sent)))));
  }

  @Singleton
  OfflineCommand closure(Life life) {
    return new Kind(
        "TENSION_CLOSURE",
        "POST /tensions/{id}/closure",
        MAY_DECLARE,
        false,
        (caller, sent) ->
            applied(life.close(caller, sent.target(), sent.body(Closure.class, idAndTime(sent)))));
  }

  @Singleton
  OfflineCommand reopening(Life life) {
    return new Kind(
        "TENSION_REOPENING",
        "POST /tensions/{id}/reopening",
        MAY_DECLARE,
        false,
        (caller, sent) ->
            applied(life.reopen(caller, sent.target(), sent.body(Reopening.class, idAlone(sent)))));
  }

  @Singleton
  OfflineCommand comment(CellCommands cell) {
    return new Kind(
        "TENSION_COMMENT",
        "POST /tensions/{id}/comments",
        Set.of(Role.CRISIS_CELL),
        false,
        (caller, sent) ->
            applied(
                cell.comment(caller, sent.target(), sent.body(CellRemark.class, idAndTime(sent)))));
  }

  @Singleton
  OfflineCommand updateRequest(CellCommands cell) {
    return new Kind(
        "TENSION_UPDATE_REQUEST",
        "POST /tensions/{id}/update-requests",
        Set.of(Role.CRISIS_CELL),
        false,
        (caller, sent) ->
            applied(
                cell.askForUpdate(
                    caller, sent.target(), sent.body(CellRemark.class, idAndTime(sent)))));
  }

  @Singleton
  OfflineCommand request(Requests requests) {
    return new Kind(
        "TENSION_REQUEST",
        "POST /tension-requests",
        Set.of(Role.CLINICIAN, Role.BED_MANAGER),
        true,
        (caller, sent) -> {
          var done = requests.ask(caller, sent.body(NewRequest.class, idAndTime(sent)));
          return OfflineCommand.Applied.at("/tension-requests/" + done.request().id());
        });
  }

  private static OfflineCommand.Applied applied(Done done) {
    return new OfflineCommand.Applied("/tensions/" + done.tension().id(), null, done.notice());
  }

  private static Map<String, String> idAlone(Sent sent) {
    return Map.of("id", sent.id().toString());
  }

  private static Map<String, String> idAndTime(Sent sent) {
    return Map.of("id", sent.id().toString(), "occurredAt", at(sent));
  }

  private static String at(Sent sent) {
    return sent.occurredAt().toString();
  }
}
