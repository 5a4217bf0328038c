package fr.rormobile.api.savedsearches;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.commands.OfflineCommand;
import fr.rormobile.api.commands.Sent;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.savedsearches.SavedSearchWire.Created;
import fr.rormobile.api.savedsearches.SavedSearchWire.Input;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A search that was kept, or made a favourite, without network. */
@Singleton
class OfflineSavedSearch implements OfflineCommand {
  private final SavedSearches searches;
  private final SavedSearchRules rules;
  private final JsonMapper json;

  OfflineSavedSearch(SavedSearches searches, SavedSearchRules rules, JsonMapper json) {
    this.searches = searches;
    this.rules = rules;
    this.json = json;
  }

  @Override
  public String kind() {
    return "SAVED_SEARCH";
  }

  @Override
  public String route() {
    return "POST /saved-searches";
  }

  @Override
  public Set<Role> roles() {
    return EnumSet.complementOf(EnumSet.of(Role.FEED));
  }

  @Override
  public Applied apply(Caller caller, Sent sent) {
    var input = sent.body(Input.class, Map.of());
    rules.check(input);
    var created =
        JsonText.read(
            json, searches.create(caller.id(), input, sent.id().toString()), Created.class);
    return new Applied("/saved-searches/" + created.id(), created.version(), null);
  }
}
