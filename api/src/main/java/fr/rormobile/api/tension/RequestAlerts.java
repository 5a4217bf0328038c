package fr.rormobile.api.tension;

import fr.rormobile.api.crisis.PersonalAlerts;
import fr.rormobile.api.crisis.PersonalAlerts.Person;
import fr.rormobile.api.delegation.DeclaringRights;
import fr.rormobile.api.tension.RequestWire.Request;
import fr.rormobile.api.tension.TensionWire.Warned;
import fr.rormobile.api.territory.TimeZones;
import fr.rormobile.notifier.Alert;
import fr.rormobile.notifier.Fact;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Who is told what of a request for a declaration; all of one request make one thread of mails. */
@Singleton
class RequestAlerts {
  private static final Duration LIFE = Duration.ofHours(6);

  private final PersonalAlerts alerts;
  private final DeclaringRights rights;
  private final Clock clock;
  private final @Nullable String publicUrl;

  RequestAlerts(
      PersonalAlerts alerts,
      DeclaringRights rights,
      Clock clock,
      @Value("${ror.public-url:}") @Nullable String publicUrl) {
    this.alerts = alerts;
    this.rights = rights;
    this.clock = clock;
    this.publicUrl = publicUrl == null || publicUrl.isBlank() ? null : publicUrl.strip();
  }

  /** What is told; each is a kind of alert. */
  enum Told {
    TENSION_REQUESTED("Tension demandée"),
    TENSION_REQUEST_DUE("Tension demandée, sans réponse"),
    TENSION_REQUEST_UNANSWERED("Demande restée sans réponse"),
    TENSION_REQUEST_DECLARED("Votre demande : tension déclarée"),
    TENSION_REQUEST_REFUSED("Votre demande : refusée"),
    TENSION_REQUEST_WITHDRAWN("Demande de tension retirée");

    private final String title;

    Told(String title) {
      this.title = title;
    }
  }

  /** All who may declare for the facility; null: nobody may. */
  @Nullable Warned tellDirectors(Handle h, Told told, Request request, String summary) {
    return tell(h, told, request, summary, rights.people(h, request.facility().finess()));
  }

  /**
   * @param people empty: nobody, null
   */
  @Nullable Warned tell(Handle h, Told told, Request request, String summary, List<Person> people) {
    if (people.isEmpty()) {
      return null;
    }
    var enqueued = alerts.raise(h, alert(told, request, summary), people);
    return new Warned(enqueued.alertId().toString(), Declarations.recipients(enqueued));
  }

  private Alert alert(Told told, Request request, String summary) {
    var zone = zone(request);
    var facts = new ArrayList<Fact>();
    facts.add(
        TensionAlerts.fact(
            "Établissement",
            request.facility().name() + " (FINESS " + request.facility().finess() + ")"));
    facts.add(TensionAlerts.fact("Groupe de disciplines", request.disciplineGroup().label()));
    if (request.plan() != null) {
      facts.add(TensionAlerts.fact("Plan proposé", request.plan().label()));
    }
    facts.add(TensionAlerts.fact("Demandée par", request.askedBy()));
    facts.add(
        TensionAlerts.fact(
            "Demandée", TensionAlerts.MOMENT.format(request.askedAt().atZone(zone))));
    facts.add(TensionAlerts.fact("Motif", request.reason()));
    var note = request.note();
    return new Alert(
        UUID.randomUUID(),
        told.name(),
        topic(request.id()),
        TensionAlerts.cut(
            told.title + " – " + request.facility().name(), TensionAlerts.LONGEST_TITLE),
        TensionAlerts.cut(summary, Alert.LONGEST_SUMMARY),
        note == null ? List.of() : List.of(TensionAlerts.block(note)),
        facts,
        publicUrl == null ? null : publicUrl + "/tension-requests/" + request.id(),
        request.drill(),
        clock.instant(),
        zone,
        LIFE);
  }

  static String topic(String request) {
    return "request:" + request;
  }

  static ZoneId zone(Request request) {
    return TimeZones.ofDepartment(
        request.department() == null ? null : request.department().code());
  }
}
