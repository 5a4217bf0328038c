package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.commands.OfflineCommand;
import fr.rormobile.api.commands.Sent;
import fr.rormobile.api.crisis.AlertWire.Note;
import fr.rormobile.api.crisis.AlertWire.Shown;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What can be done to alerts without network. The notifier has its own transactions; both are
 * harmless when they are done again.
 */
@Factory
class OfflineAlerts {

  /** Does one of them. */
  private interface Doing {
    void to(Caller caller, Sent sent);
  }

  private record Kind(String kind, String route, Set<Role> roles, Doing doing)
      implements OfflineCommand {
    @Override
    public boolean joins() {
      return false;
    }

    @Override
    public Applied apply(Caller caller, Sent sent) {
      doing.to(caller, sent);
      return Applied.at("/alerts/" + sent.target());
    }
  }

  @Singleton
  OfflineCommand acknowledgement(TakingCharge charge) {
    return new Kind(
        "ALERT_ACKNOWLEDGEMENT",
        "POST /alerts/{id}/acknowledgement",
        EnumSet.complementOf(EnumSet.of(Role.FEED)),
        (caller, sent) ->
            charge.acknowledge(caller, sent.target(), sent.body(Note.class, Map.of())));
  }

  @Singleton
  OfflineCommand receipt(TakingCharge charge) {
    return new Kind(
        "ALERT_RECEIPT",
        "POST /alerts/{id}/receipt",
        EnumSet.complementOf(EnumSet.of(Role.FEED)),
        (caller, sent) -> charge.shown(sent.target(), sent.body(Shown.class, Map.of())));
  }
}
