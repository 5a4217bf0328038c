package fr.rormobile.api.savedsearches;

import fr.rormobile.api.advanced.AdvancedBodies;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.savedsearches.SavedSearchWire.Input;
import fr.rormobile.api.savedsearches.SavedSearchWire.Kind;
import fr.rormobile.api.search.GivenSearch;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Whether a search may be kept. */
@Singleton
class SavedSearchRules {
  private static final int LONGEST = 20_000;

  private final JsonMapper json;

  SavedSearchRules(JsonMapper json) {
    this.json = json;
  }

  /** By the reader of that search: what is kept can be asked. */
  void check(Input input) {
    if (JsonText.of(json, input.search()).length() > LONGEST) {
      throw ProblemException.invalid(
          "search",
          "maxLength",
          "" + LONGEST,
          "La recherche doit tenir en " + LONGEST + " caractères.");
    }
    if (input.search().get("cursor") != null) {
      throw ProblemException.invalid(
          "search.cursor", "excludes", null, "Une recherche gardée commence à sa première page.");
    }
    if (input.kind() == Kind.ADVANCED) {
      AdvancedBodies.check(input.search(), "search.");
    } else {
      checkSimple(input.search());
    }
  }

  private static void checkSimple(JsonNode search) {
    if (!search.isObject()) {
      throw ProblemException.invalid(
          "search", "type", null, "Les paramètres doivent être un objet JSON.");
    }
    var values = new HashMap<String, List<String>>();
    for (var entry : search.entries()) {
      var texts = new ArrayList<String>();
      var list = entry.getValue();
      if (!list.isArray()) {
        throw mustBeTexts(entry.getKey());
      }
      for (var each : list.values()) {
        if (!each.isString() || each.getStringValue().indexOf('\0') >= 0) {
          throw mustBeTexts(entry.getKey());
        }
        texts.add(each.getStringValue());
      }
      values.put(entry.getKey(), texts);
    }
    GivenSearch.check(values);
  }

  private static ProblemException mustBeTexts(String name) {
    var shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
    return ProblemException.invalid(
        "search." + shown, "type", null, "Chaque paramètre est une liste de textes.");
  }
}
