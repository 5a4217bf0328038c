package fr.rormobile.api.tension;

import fr.rormobile.api.tension.Timeline.Entry;
import fr.rormobile.api.tension.Timeline.Kind;
import fr.rormobile.api.tension.Timeline.State;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is said to whoever sent a command that met another one, in one sentence. Commands come late
 * and in any order from phones without network, and none of them is lost.
 */
final class Meeting {
  private Meeting() {}

  /** Null: it met nothing. */
  static @Nullable String notice(Timeline before, Entry entry, State after, Moments moments) {
    var was = before.state();
    return switch (entry.kind()) {
      case CLOSURE -> closure(before, entry, was, after, moments);
      case ACTION_TAKEN, ACTION_ENDED -> {
        var closed = closed(entry, was, after, moments);
        yield closed == null ? action(entry, was, after, moments) : closed;
      }
      case LEVEL ->
          after.plan().equals(entry.plan())
              ? closed(entry, was, after, moments)
              : "Un changement de niveau plus récent que le vôtre "
                  + moments.of(entry.at())
                  + " est déjà connu : niveau gardé.";
      case COMMENT, UPDATE_ASKED -> null;
      case UPDATE, NOTE, REOPENING, DECLARATION -> closed(entry, was, after, moments);
    };
  }

  private static @Nullable String closure(
      Timeline before, Entry entry, State was, State after, Moments moments) {
    if (after.open()) {
      var later = before.latestLife();
      return "Votre clôture "
          + moments.of(entry.at())
          + " précède "
          + the(later.kind())
          + " "
          + moments.of(later.at())
          + " : tension gardée ouverte.";
    }
    var closedAt = was.closedAt();
    return closedAt == null ? null : "La tension était déjà close " + moments.since(closedAt) + ".";
  }

  private static @Nullable String closed(Entry entry, State was, State after, Moments moments) {
    var closedAt = was.closedAt();
    if (closedAt == null || entry.kind() == Kind.REOPENING) {
      return null;
    }
    return after.open()
        ? "Votre "
            + your(entry.kind())
            + " "
            + moments.of(entry.at())
            + " suit la clôture "
            + moments.of(closedAt)
            + " : tension rouverte."
        : "La tension est close "
            + moments.since(Objects.requireNonNull(after.closedAt()))
            + " : votre "
            + your(entry.kind())
            + " "
            + moments.of(entry.at())
            + late(entry, after);
  }

  /** What becomes of a fact of before a closure that is heard of after it. */
  private static String late(Entry entry, State after) {
    if (entry.kind() != Kind.ACTION_TAKEN) {
      return " est dans le fil.";
    }
    return inPlace(after, entry) == null
        ? " est dans le fil, et terminée depuis."
        : " est restée en place : terminez-la si elle ne l'est plus.";
  }

  private static @Nullable String action(Entry entry, State was, State after, Moments moments) {
    var before = inPlace(was, entry);
    var now = inPlace(after, entry);
    if (entry.kind() == Kind.ACTION_TAKEN) {
      return before == null
          ? now == null ? "Cette action a été terminée depuis : elle n'est plus en place." : null
          : "Cette action était déjà en place " + moments.since(before) + ".";
    }
    if (now != null) {
      return "Votre fin d'action "
          + moments.of(entry.at())
          + " précède sa mise en place "
          + moments.of(now)
          + " : action gardée en place.";
    }
    return before == null ? "Cette action n'était pas en place." : null;
  }

  private static @Nullable Instant inPlace(State state, Entry entry) {
    return state.inPlace().stream()
        .filter(each -> each.action().equals(entry.action()))
        .map(Timeline.InPlace::since)
        .findFirst()
        .orElse(null);
  }

  private static String the(Kind kind) {
    return switch (kind) {
      case ACTION_TAKEN -> "l'action";
      case UPDATE -> "la mise à jour";
      case LEVEL -> "le changement de niveau";
      case REOPENING -> "la réouverture";
      case DECLARATION -> "la déclaration";
      case ACTION_ENDED, NOTE, COMMENT, UPDATE_ASKED, CLOSURE -> "l'événement";
    };
  }

  private static String your(Kind kind) {
    return switch (kind) {
      case ACTION_TAKEN -> "action";
      case ACTION_ENDED -> "fin d'action";
      case UPDATE -> "mise à jour";
      case NOTE -> "note";
      case COMMENT -> "commentaire";
      case UPDATE_ASKED -> "demande de mise à jour";
      case LEVEL -> "changement de niveau";
      case REOPENING -> "réouverture";
      case CLOSURE -> "clôture";
      case DECLARATION -> "déclaration";
    };
  }
}
