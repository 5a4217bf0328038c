package fr.rormobile.notifier;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, or a crisis cell, to be warned.
 *
 * @param ref opaque to the notifier: whatever {@link Devices#register} was given as owner; 1 to 100
 *     characters
 * @param label how a person calls them, one line, 1 to 120 characters
 * @param email one plain address; null: none is known, no mail
 * @param phone of a telephone that takes text messages, E.164 ({@code +33612345678}); null: none is
 *     known, or no gateway is there to send them
 * @param push whether every device registered for {@code ref} is to be pushed to
 * @param turn when, and by which channel first
 */
public record Recipient(
    String ref,
    String label,
    @Nullable String email,
    @Nullable String phone,
    boolean push,
    Turn turn) {

  /** Which channel goes first; the other one then only if that does not arrive. */
  public enum FirstBy {
    BOTH,
    PUSH,
    EMAIL
  }

  /**
   * @param cell opaque: those who are warned together; null: nobody else, and no escalation
   * @param needed acknowledgements by different persons that make the cell quiet, 1 to 20
   * @param after warned only so long after the alert, and only while the cell is not quiet; zero:
   *     at once; at most a day
   */
  public record Turn(@Nullable String cell, int needed, Duration after, FirstBy firstBy) {

    /** At once, by all channels. */
    public static final Turn NOW = new Turn(null, 1, Duration.ZERO, FirstBy.BOTH);

    public Turn {
      if (needed < 1 || needed > 20) {
        throw new IllegalArgumentException("1 to 20 acknowledgements, not " + needed);
      }
      if (after.isNegative() || after.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException("warned within a day, not after " + after);
      }
    }
  }

  /**
   * Narrower than RFC 5322 on purpose: no quotes, comments or display names, so nothing to inject.
   */
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

  /** E.164, as a regular expression: an international number, {@code +33612345678}. */
  public static final String PHONE = "\\+[1-9][0-9]{6,14}";

  public Recipient {
    Text.line("ref", ref, 100);
    Text.line("label", label, 120);
    if (email != null && (email.length() > 254 || !ADDRESS.matcher(email).matches())) {
      throw new IllegalArgumentException("email of recipient " + ref + " is not a plain address");
    }
    if (phone != null && !phone.matches(PHONE)) {
      throw new IllegalArgumentException("phone of recipient " + ref + " is not in E.164");
    }
  }

  /** Without a telephone that takes text messages. */
  public Recipient(String ref, String label, @Nullable String email, boolean push, Turn turn) {
    this(ref, label, email, null, push, turn);
  }

  /** At once, by all channels. */
  public Recipient(String ref, String label, @Nullable String email, boolean push) {
    this(ref, label, email, push, Turn.NOW);
  }

  /** The same, to be sent no text message. */
  public Recipient withoutPhone() {
    return new Recipient(ref, label, email, null, push, turn);
  }

  /** Without the address or the number: this may end up in a log line. */
  @Override
  public String toString() {
    return "Recipient["
        + ref
        + (email == null ? "" : ", email")
        + (phone == null ? "" : ", phone")
        + (push ? ", push" : "")
        + "]";
  }
}
