package fr.rormobile.api.tension;

import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.tension.LifeWire.NewEvent;
import fr.rormobile.api.tension.Timeline.Kind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What a command must hold, by its kind, and the moments it may be of. */
@Singleton
class CommandRules {
  /** How far a phone's clock may be off. */
  static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

  private final HetReferences references;

  CommandRules(HetReferences references) {
    this.references = references;
  }

  void check(NewEvent event) {
    var kind = event.kind();
    var action = event.actionId();
    var plan = event.planId();
    only("actionId", action, kind.equals("ACTION_TAKEN") || kind.equals("ACTION_ENDED"), true);
    only("planId", plan, kind.equals("LEVEL"), true);
    only("expectedDurationMinutes", event.expectedDurationMinutes(), kind.equals("UPDATE"), false);
    if (event.note() == null
        && (kind.equals("NOTE")
            || (kind.equals("UPDATE") && event.expectedDurationMinutes() == null))) {
      throw ProblemException.invalid("note", "required", null, "Dites ce qui est nouveau.");
    }
  }

  /**
   * What it names must have been there when it happened. An action that was withdrawn can still be
   * ended.
   *
   * @param action null: none
   * @param plan null: none
   */
  void checkNamed(
      Handle h,
      String facility,
      Kind kind,
      @Nullable String action,
      @Nullable String plan,
      Instant at) {
    if (action != null
        && !(kind == Kind.ACTION_ENDED
            ? references.everHadAction(h, action)
            : references.actionIds(h, facility, at).contains(action))) {
      throw ProblemException.invalid(
          "actionId", "reference", null, "Cette action HET n'existe pas.");
    }
    if (plan != null && !references.knowsPlan(h, plan, facility, at)) {
      throw ProblemException.invalid(
          "planId", "reference", null, "Ce plan HET n'existe pas pour cet établissement.");
    }
  }

  private static void only(String field, @Nullable Object value, boolean here, boolean required) {
    if (value == null && here && required) {
      throw ProblemException.invalid(
          field, "required", null, "Le champ « " + field + " » est obligatoire ici.");
    }
    if (value != null && !here) {
      throw ProblemException.invalid(
          field, "excludes", null, "Le champ « " + field + " » n'a pas de sens ici.");
    }
  }

  /**
   * When it happened: never in the future nor before the declaration. A clock that is a little off
   * is put right. To the microsecond, as it is kept.
   *
   * @param said by the phone; null: now
   * @throws ProblemException 400 when it is further off
   */
  static Instant momentOf(@Nullable Instant said, Instant declared, Instant now) {
    return momentOf(said, declared, now, "Ce moment précède la déclaration.");
  }

  /**
   * The same, where it is not a declaration that it must not precede.
   *
   * @param tooEarly what is said then
   */
  static Instant momentOf(@Nullable Instant said, Instant declared, Instant now, String tooEarly) {
    if (said == null) {
      return (now.isBefore(declared) ? declared : now).truncatedTo(ChronoUnit.MICROS);
    }
    if (said.isAfter(now.plus(CLOCK_DIFFERENCE))) {
      throw ProblemException.invalid(
          "occurredAt", "max", now.toString(), "Ce moment est dans le futur.");
    }
    if (said.isBefore(declared.minus(CLOCK_DIFFERENCE))) {
      throw ProblemException.invalid("occurredAt", "min", declared.toString(), tooEarly);
    }
    var past = said.isAfter(now) ? now : said;
    return (past.isBefore(declared) ? declared : past).truncatedTo(ChronoUnit.MICROS);
  }
}
