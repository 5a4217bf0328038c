package fr.rormobile.api.feeds;

import fr.rormobile.api.feeds.PathSyntax.Path;
import fr.rormobile.api.feeds.PathSyntax.Step;
import fr.rormobile.api.feeds.PathSyntax.Term;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which capacity a path of the official patch speaks of: FHIRPath in the forms that the ANS
 * documents, whatever their spacing, order and nesting.
 *
 * @param criteria by part of the extension the code asked for; empty text: the part must be missing
 * @param part of the extension that is to be changed; null: the extension as a whole
 * @param ofCapacity false: the place itself (Location, Location.extension), to add to
 */
record CapacityPath(
    Map<CapacityElement, String> criteria, @Nullable CapacityElement part, boolean ofCapacity) {

  CapacityPath {
    criteria = Map.copyOf(criteria);
  }

  /** A path that is none of those; the message is French. */
  static final class Unknown extends Exception {
    private static final long serialVersionUID = 1L;

    Unknown(String message) {
      super(message, null, false, false);
    }
  }

  static CapacityPath parse(String text) throws Unknown {
    var path = PathSyntax.parse(text);
    if (path.steps().isEmpty() || !path.steps().getFirst().name().equals("Location")) {
      throw new Unknown("Le chemin doit commencer par Location.");
    }
    var reading = new Reading();
    var url = reading.walk(path, null);
    if (url == null) {
      if (!reading.criteria.isEmpty()) {
        throw new Unknown("Le chemin ne nomme pas l'extension ror-location-supported-capacity.");
      }
      return new CapacityPath(Map.of(), null, false);
    }
    if (CapacityElement.isExtension(url)) {
      return new CapacityPath(reading.criteria, null, true);
    }
    return new CapacityPath(reading.criteria, element(url), true);
  }

  private static CapacityElement element(String url) throws Unknown {
    return CapacityElement.of(url)
        .orElseThrow(() -> new Unknown("L'extension « " + url + " » n'est pas du capacitaire."));
  }

  /** Goes along a path, and gathers what its predicates ask for. */
  private static final class Reading {
    private static final Set<String> VALUE_STEPS =
        Set.of(
            "Location",
            "value",
            "valueCodeableConcept",
            "valueInteger",
            "valueDateTime",
            "coding",
            "code",
            "system",
            "as",
            "ofType",
            "first",
            "exists",
            "not",
            "empty");

    private final Map<CapacityElement, String> criteria = new EnumMap<>(CapacityElement.class);

    /** The address of the extension at its end; null: none was named. */
    @Nullable String walk(Path path, @Nullable String from) throws Unknown {
      var url = from;
      for (var step : path.steps()) {
        url =
            switch (step.name()) {
              case "extension" -> step.text();
              case "where" -> where(step, url);
              default -> {
                if (!VALUE_STEPS.contains(step.name())) {
                  throw new Unknown("« " + step.name() + " » n'est pas connu dans ce chemin.");
                }
                yield url;
              }
            };
      }
      return url;
    }

    /** The address is looked for first: it may stand behind the code it goes with. */
    private @Nullable String where(Step step, @Nullable String from) throws Unknown {
      var url = from;
      for (var term : step.terms()) {
        if (term.path().ends("url") && term.equalTo() != null) {
          url = term.equalTo();
        }
      }
      for (var term : step.terms()) {
        if (!term.path().ends("url")) {
          ask(term, url);
        }
      }
      return url;
    }

    private void ask(Term term, @Nullable String from) throws Unknown {
      var url = walk(term.path(), from);
      if (term.path().ends("system")) {
        return;
      }
      if (term.equalTo() == null) {
        if (term.path().ends("not") || term.path().ends("empty")) {
          require(url, "");
        }
        return;
      }
      if (!term.path().ends("code")) {
        throw new Unknown("Seuls les codes se comparent dans ce chemin.");
      }
      require(url, term.equalTo());
    }

    private void require(@Nullable String url, String code) throws Unknown {
      if (url == null) {
        throw new Unknown("Un code est comparé sans l'extension dont il est.");
      }
      var before = criteria.put(element(url), code);
      if (before != null && !before.equals(code)) {
        throw new Unknown("Le chemin demande deux codes pour « " + url + " ».");
      }
    }
  }
}
