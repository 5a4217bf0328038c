package fr.rormobile.api.feeds;

import fr.rormobile.api.feeds.OutcomeWire.Issue;
import io.micronaut.http.HttpStatus;
import java.util.List;

/**
 * The official patch is not done, in the statuses and words of the national service: a connector
 * decides by them what to send next. Thrown inside the transaction, it leaves nothing.
 */
final class PatchRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String PLACE = "Location";

  /** What a client that replaces looks for, to add instead. */
  static final String LINE = "Location.extension.where(url='" + CapacityElement.EXTENSION + "')";

  /** Where a value is wrong. */
  static final String VALUE = "Location.extension('" + CapacityElement.EXTENSION + "')";

  private final HttpStatus status;
  private final transient List<Issue> issues;

  private PatchRefusal(HttpStatus status, List<Issue> issues) {
    super(issues.getFirst().diagnostics(), null, false, false);
    this.status = status;
    this.issues = List.copyOf(issues);
  }

  static PatchRefusal noSuchPlace(String identifier) {
    return new PatchRefusal(
        HttpStatus.NOT_FOUND,
        List.of(
            Issue.error(
                "not-found",
                "La Location avec l'identifiant externe de synchro OU l'identifiant unique de"
                    + " saisie : '"
                    + identifier
                    + "' n'a pas été trouvée.",
                PLACE)));
  }

  static PatchRefusal severalPlaces(int number) {
    return new PatchRefusal(
        HttpStatus.PRECONDITION_FAILED,
        List.of(
            Issue.error(
                "multiple-matches",
                "La Location recherchée n'est pas unique, il y a '" + number + "' résultats",
                PLACE)));
  }

  static PatchRefusal noSuchLine() {
    return new PatchRefusal(
        HttpStatus.NOT_FOUND,
        List.of(
            Issue.error(
                "not-found",
                "Les données fournies ne permettent pas de déterminer l'indicateur à mettre à"
                    + " jour: Aucun indicateur présent en base ne correspond",
                LINE)));
  }

  static PatchRefusal unreadable(String diagnostics) {
    return new PatchRefusal(
        HttpStatus.BAD_REQUEST, List.of(Issue.error("structure", diagnostics, "Parameters")));
  }

  static PatchRefusal rule(String diagnostics, String expression) {
    return rules(List.of(Issue.error("business-rule", diagnostics, expression)));
  }

  static PatchRefusal rules(List<Issue> issues) {
    return new PatchRefusal(HttpStatus.BAD_REQUEST, issues);
  }

  static String valueOf(CapacityElement element) {
    return VALUE + ".extension('" + element.url() + "')";
  }

  HttpStatus status() {
    return status;
  }

  List<Issue> issues() {
    return issues;
  }
}
