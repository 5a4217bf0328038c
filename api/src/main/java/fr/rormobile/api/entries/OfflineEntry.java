package fr.rormobile.api.entries;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.beds.BedState.Effect;
import fr.rormobile.api.commands.OfflineCommand;
import fr.rormobile.api.commands.Sent;
import fr.rormobile.api.entries.EntryWire.OfUnit;
import fr.rormobile.api.offer.Visibility;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Set;

/** Beds of one unit that were counted without network. */
@Singleton
class OfflineEntry implements OfflineCommand {
  private final BedEntries entries;
  private final UnitStates states;

  OfflineEntry(BedEntries entries, UnitStates states) {
    this.entries = entries;
    this.states = states;
  }

  @Override
  public String kind() {
    return "BED_ENTRY";
  }

  @Override
  public String route() {
    return "PUT /units/{id}/beds";
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.DIRECTOR, Role.BED_MANAGER);
  }

  @Override
  public Applied apply(Caller caller, Sent sent) {
    var unit = sent.target();
    var told = new HashMap<String, Object>();
    told.put("unitId", unit);
    told.put("validAt", sent.occurredAt().toString());
    var before = sent.versionBefore();
    if (before != null) {
      told.put("version", before);
    }
    var of = sent.body(OfUnit.class, told);
    if (!states.knows(unit, Visibility.of(caller))) {
      throw EntryController.unknownUnit();
    }
    var verdict = entries.enter(caller, unit, of.version(), of.entry());
    if (!(verdict instanceof Verdict.Written(var effect, var version))) {
      throw verdict.problem();
    }
    return new Applied(
        "/units/" + unit + "/beds",
        version,
        effect == Effect.SUPERSEDED
            ? "Un comptage plus récent est déjà connu : le vôtre est gardé dans l'historique."
            : null);
  }
}
