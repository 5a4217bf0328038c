package fr.rormobile.api.tension;

import fr.rormobile.api.crisis.TensionEvent;
import fr.rormobile.api.tension.TensionWire.Event;
import fr.rormobile.api.tension.TensionWire.Sheet;
import fr.rormobile.api.tension.Timeline.Entry;
import fr.rormobile.api.tension.Timeline.Kind;
import fr.rormobile.api.tension.Timeline.State;
import fr.rormobile.notifier.Alert;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the crisis cells are told of what happens in a tension, and of what they are not. */
@Singleton
class LifeAlerts {
  private final TensionAlerts alerts;

  LifeAlerts(TensionAlerts alerts) {
    this.alerts = alerts;
  }

  /** What is told; each is a kind of alert. */
  enum Told {
    TENSION_UPDATED("Tension, mise à jour"),
    TENSION_LEVEL("Tension, changement de niveau"),
    TENSION_CLOSED("Tension close"),
    TENSION_REOPENED("Tension rouverte");

    private final String title;

    Told(String title) {
      this.title = title;
    }

    /** As those who have a duty call it. */
    TensionEvent event() {
      return switch (this) {
        case TENSION_UPDATED, TENSION_LEVEL -> TensionEvent.UPDATE;
        case TENSION_CLOSED -> TensionEvent.CLOSURE;
        case TENSION_REOPENED -> TensionEvent.DECLARATION;
      };
    }
  }

  /** Null: nobody is told. An action or a note is read on the board. */
  @Nullable Told kindOf(State before, State after, Entry entry) {
    if (before.open() != after.open()) {
      return after.open() ? Told.TENSION_REOPENED : Told.TENSION_CLOSED;
    }
    if (!after.open()) {
      return null;
    }
    if (entry.kind() == Kind.LEVEL) {
      return before.plan().equals(after.plan()) ? null : Told.TENSION_LEVEL;
    }
    return entry.kind() == Kind.UPDATE ? Told.TENSION_UPDATED : null;
  }

  Alert of(UUID id, Told told, Sheet tension, Event event, Instant now) {
    var paragraphs = new ArrayList<String>();
    if (event.note() != null) {
      paragraphs.add(event.note());
    }
    if (event.notice() != null) {
      paragraphs.add(event.notice());
    }
    if (!tension.actionsInPlace().isEmpty()) {
      var list = new StringBuilder("Actions en place :");
      tension.actionsInPlace().forEach(each -> list.append("\n• ").append(each.action().label()));
      paragraphs.add(list.toString());
    }
    return alerts.later(
        id,
        told.name(),
        told.title + " – " + tension.facility().name(),
        summary(told, tension, event),
        paragraphs,
        tension,
        event,
        now);
  }

  private static String summary(Told told, Sheet tension, Event event) {
    var what = tension.plan().label() + ", " + tension.disciplineGroup().label() + ".";
    return switch (told) {
      case TENSION_UPDATED -> event.note() == null ? what : event.note();
      case TENSION_LEVEL -> "Désormais : " + what;
      case TENSION_CLOSED ->
          what
              + switch (tension.actionsInPlace().size()) {
                case 0 -> " Aucune action ne reste en place.";
                case 1 -> " 1 action reste en place.";
                default -> " " + tension.actionsInPlace().size() + " actions restent en place.";
              };
      case TENSION_REOPENED -> what + " La tension dure encore.";
    };
  }
}
