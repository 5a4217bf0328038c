package fr.rormobile.api.reports;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.crisis.PersonalAlerts;
import fr.rormobile.api.offer.OfferReader;
import fr.rormobile.api.offer.UnitSheet;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.Idempotency;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import fr.rormobile.api.reports.ReportWire.About;
import fr.rormobile.api.reports.ReportWire.Change;
import fr.rormobile.api.reports.ReportWire.Input;
import fr.rormobile.api.reports.ReportWire.Report;
import fr.rormobile.api.reports.ReportWire.State;
import fr.rormobile.api.synonyms.SynonymProposals;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Reports, from whoever makes them to who answers. A report, its proposed synonym and the messages
 * about it are one transaction: a crash leaves all or nothing.
 */
@Singleton
class Reports {
  private static final String OPERATION = "POST /reports";

  private final Jdbi jdbi;
  private final ReportStore store;
  private final OfferReader offer;
  private final SynonymProposals proposals;
  private final PersonalAlerts alerts;
  private final Idempotency idempotency;
  private final JsonMapper json;
  private final Clock clock;

  Reports(
      Jdbi jdbi,
      ReportStore store,
      OfferReader offer,
      SynonymProposals proposals,
      PersonalAlerts alerts,
      Idempotency idempotency,
      JsonMapper json,
      Clock clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.offer = offer;
    this.proposals = proposals;
    this.alerts = alerts;
    this.idempotency = idempotency;
    this.json = json;
    this.clock = clock;
  }

  /**
   * As it is answered, word for word the same to a request that comes again.
   *
   * @throws ProblemException 400 for a sheet or a unit that the author cannot see
   */
  String create(Caller author, Input input, String key) {
    return jdbi.inTransaction(
        h ->
            idempotency.once(
                h,
                author.id(),
                OPERATION,
                key,
                JsonText.of(json, input),
                () -> JsonText.of(json, write(h, author, input))));
  }

  private Report write(Handle h, Caller author, Input input) {
    var expected = expected(author, input);
    var region = region(author, input, expected);
    var id = UUID.randomUUID();
    store.insert(h, id, author, input, region);
    var search = input.search();
    if (expected != null && search != null) {
      propose(h, id, search.words(), expected);
    }
    var report = store.find(h, author, id, false).orElseThrow();
    var team = store.team(h, region);
    if (!team.isEmpty()) {
      alerts.raise(h, ReportWords.received(report, clock.instant()), team);
    }
    return report;
  }

  private @Nullable UnitSheet expected(Caller author, Input input) {
    var search = input.search();
    var id = search == null ? null : search.expectedUnitId();
    if (id == null) {
      return null;
    }
    return unit(author, id)
        .orElseThrow(() -> unknown("search.expectedUnitId", "Cette unité n'existe pas."));
  }

  private Optional<UnitSheet> unit(Caller author, String id) {
    return offer.listUnits(Set.of(id)).stream()
        .filter(
            unit -> Visibility.of(author).seesUnit(unit.confidential(), unit.facility().finess()))
        .findFirst();
  }

  /** Of what it is about; null: not known. */
  private @Nullable String region(Caller author, Input input, @Nullable UnitSheet expected) {
    About about = input.about();
    if (about == null) {
      return expected == null ? null : expected.place().locality().regionCode();
    }
    var missing = "Cette fiche n'existe pas.";
    return switch (about.kind()) {
      case UNIT ->
          unit(author, about.id())
              .orElseThrow(() -> unknown("about.id", missing))
              .place()
              .locality()
              .regionCode();
      case FACILITY ->
          offer.listFacilities(Set.of(about.id())).stream()
              .findFirst()
              .orElseThrow(() -> unknown("about.id", missing))
              .place()
              .locality()
              .regionCode();
      case PROFESSIONAL ->
          offer.listProfessionals(Set.of(about.id())).stream()
              .findFirst()
              .orElseThrow(() -> unknown("about.id", missing))
              .roles()
              .stream()
              .findFirst()
              .map(role -> role.place().locality().regionCode())
              .orElse(null);
    };
  }

  private static ProblemException unknown(String field, String message) {
    return ProblemException.invalid(field, "reference", null, message);
  }

  private void propose(Handle h, UUID report, String words, UnitSheet unit) {
    var activities = unit.codes().activities();
    if (activities.isEmpty()) {
      return;
    }
    List<String> explains = new ArrayList<>();
    explains.add(unit.name());
    explains.add(unit.facility().name());
    addPresent(explains, unit.facilityUsualName());
    addPresent(explains, unit.place().locality().communeName());
    addPresent(explains, unit.place().locality().departmentName());
    addPresent(explains, unit.place().locality().regionName());
    activities.forEach(activity -> explains.add(activity.label()));
    proposals.propose(h, words, activities.getFirst().label(), explains, report);
  }

  private static void addPresent(List<String> texts, @Nullable String text) {
    if (text != null) {
      texts.add(text);
    }
  }

  /**
   * @throws ProblemException 404 for what the caller may not see, 412 when it changed since, 409
   *     when it is closed, 400 for an end without an answer
   */
  Report change(Caller handler, UUID id, long version, Change change) {
    return jdbi.inTransaction(
        h -> {
          var before = store.find(h, handler, id, true).orElseThrow(ReportController::unknown);
          if (before.version() != version) {
            throw ProblemException.of(
                ProblemKind.PRECONDITION_FAILED,
                "Ce signalement a changé depuis que vous l'avez lu ; relisez-le.");
          }
          var state = State.valueOf(change.state());
          check(before, state, change.answer());
          var answer = change.answer();
          store.change(h, id, handler, state, answer == null ? null : answer.strip());
          var after = store.find(h, handler, id, false).orElseThrow();
          if (state != State.IN_PROGRESS) {
            end(h, id, after);
          }
          return after;
        });
  }

  private static void check(Report before, State state, @Nullable String answer) {
    if (before.state() == State.DONE || before.state() == State.REFUSED) {
      throw ProblemException.conflict("Ce signalement est clos.");
    }
    if (state != State.IN_PROGRESS && (answer == null || answer.isBlank())) {
      throw ProblemException.invalid(
          "answer", "required", null, "Clore un signalement demande une réponse à son auteur.");
    }
  }

  /** The author is told; an accepted search is judged from now on. */
  private void end(Handle h, UUID id, Report report) {
    var search = report.search();
    if (report.state() == State.DONE && search != null && search.expectedUnitId() != null) {
      proposals.judge(h, search.words(), search.expectedUnitId(), id);
    }
    var author = store.author(h, id);
    if (!author.isEmpty()) {
      alerts.raise(h, ReportWords.answered(report, clock.instant()), author);
    }
  }
}
