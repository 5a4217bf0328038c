package fr.rormobile.api.crisis;

import fr.rormobile.api.crisis.DutyWire.Input;
import fr.rormobile.api.crisis.DutyWire.NewShift;
import fr.rormobile.api.platform.web.ProblemException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/** What a duty and a shift must be. */
final class DutyRules {
  /** Longer is a holder, not a shift. */
  static final Duration LONGEST_SHIFT = Duration.ofDays(31);

  private DutyRules() {}

  static void check(Input duty) {
    checkPlace(duty);
    if ((duty.login() == null) == (duty.email() == null)) {
      throw ProblemException.invalid(
          duty.login() == null ? "login" : "email",
          duty.login() == null ? "required" : "excludes",
          null,
          "Une fonction est tenue par un compte ou reçue par une boîte : donnez l'un des deux.");
    }
    if (duty.phone() != null && duty.login() != null) {
      throw ProblemException.invalid(
          "phone",
          "excludes",
          null,
          "Le téléphone d'un compte se règle par son titulaire : retirez-le d'ici.");
    }
  }

  /** The field that names its place. */
  static String placeOf(Input duty) {
    return duty.facilityId() != null
        ? "facilityId"
        : duty.region() != null ? "region" : "department";
  }

  static void checkPlace(Input duty) {
    var places =
        Stream.of(duty.region(), duty.department(), duty.facilityId())
            .filter(Objects::nonNull)
            .count();
    if (places != 1) {
      throw ProblemException.invalid(
          placeOf(duty),
          places == 0 ? "required" : "excludes",
          null,
          "Une fonction est d'une région, d'un département ou d'un établissement : donnez l'un des"
              + " trois.");
    }
  }

  static void check(NewShift shift) {
    if (!shift.startsAt().isBefore(shift.endsAt())) {
      throw ProblemException.invalid(
          "endsAt", "min", shift.startsAt().toString(), "Une garde finit après son début.");
    }
    if (Duration.between(shift.startsAt(), shift.endsAt()).compareTo(LONGEST_SHIFT) > 0) {
      throw ProblemException.invalid(
          "endsAt",
          "max",
          shift.startsAt().plus(LONGEST_SHIFT).toString(),
          "Une garde dure au plus 31 jours.");
    }
  }
}
