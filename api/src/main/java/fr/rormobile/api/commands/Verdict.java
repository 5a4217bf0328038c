package fr.rormobile.api.commands;

import fr.rormobile.api.commands.OfflineCommand.Applied;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import java.time.Duration;

/** What became of one command. */
sealed interface Verdict {
  record Done(Applied applied) implements Verdict {}

  /** By an earlier sending of the same command. */
  record DoneBefore(Applied applied) implements Verdict {}

  /** It cannot be done, now or later, as it is. */
  record Refused(ProblemException why) implements Verdict {}

  /** Its author has to say more; then it may be sent again under the same id. */
  record Question(ProblemException why) implements Verdict {}

  /** No fault of the command: it may be sent again as it is. */
  record Later(ProblemException why) implements Verdict {}

  static Verdict of(ProblemException why) {
    return switch (why.kind()) {
      case TO_CONFIRM, PRECONDITION_FAILED -> new Question(why);
      case TOO_MANY, UNAVAILABLE, INTERNAL -> new Later(why);
      default -> new Refused(why);
    };
  }

  /** Of a command that builds upon this one. */
  default Verdict ofItsFollower() {
    return switch (this) {
      case Done _, DoneBefore _ -> throw new IllegalStateException("nothing is in its way");
      case Refused _ ->
          new Refused(
              ProblemException.conflict("La commande sur laquelle celle-ci s'appuie est refusée."));
      case Question _ ->
          new Question(
              ProblemException.of(
                  ProblemKind.PRECONDITION_FAILED,
                  "La commande sur laquelle celle-ci s'appuie attend votre réponse."));
      case Later _ ->
          new Later(
              ProblemException.unavailable(
                  "La commande sur laquelle celle-ci s'appuie n'est pas encore passée ; renvoyez"
                      + " les deux.",
                  Duration.ofSeconds(5)));
    };
  }
}
