package fr.rormobile.notifier;

import java.util.List;
import java.util.UUID;

/**
 * What {@link AlertOutbox#enqueue} planned, for the answer to whoever raises the alert.
 *
 * @param alertId the alert's
 * @param added false: this alert was already there and nothing was added; the plan is that of then
 * @param messages how many messages wait for the alert, over all channels
 * @param plans one a recipient, in the order of the list
 */
public record Enqueued(UUID alertId, boolean added, int messages, List<Plan> plans) {

  static final String NO_ADDRESS = "aucune adresse électronique";
  static final String NO_DEVICE = "aucun appareil enregistré";
  static final String NOT_ASKED = "notification sur téléphone non demandée";

  public Enqueued {
    plans = List.copyOf(plans);
  }

  /** The recipients whom no channel reaches: they are to be warned in another way. */
  public List<Plan> unreachable() {
    return plans.stream().filter(Plan::unreachable).toList();
  }

  /**
   * How one recipient will be warned.
   *
   * @param ref the recipient's
   * @param label the recipient's
   * @param email whether by mail, and if not why
   * @param push whether by push, and if not why
   * @param webhook whether a system of theirs is called
   * @param sms whether a text message leaves, unless something else arrives before
   */
  public record Plan(String ref, String label, Way email, Way push, boolean webhook, boolean sms) {

    /** By mail and push alone. */
    public Plan(String ref, String label, Way email, Way push) {
      this(ref, label, email, push, false, false);
    }

    /** In no way: « injoignable ». */
    public boolean unreachable() {
      return !webhook && !sms && !(email instanceof Way.Planned) && !(push instanceof Way.Planned);
    }
  }

  /** Whether a channel will be used for a recipient. */
  public sealed interface Way {

    /** How many messages: 1 for a mail, the number of devices for pushes. */
    record Planned(int messages) implements Way {}

    /** Not used, and why, in French for a person. */
    record NotPossible(String why) implements Way {}
  }
}
