package fr.rormobile.notifier;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, or a crisis cell, to be warned.
 *
 * @param ref opaque to the notifier: whatever {@link Devices#register} was given as owner; 1 to 100
 *     characters
 * @param label how a person calls them, one line, 1 to 120 characters
 * @param email one plain address; null: none is known, no mail
 * @param push whether every device registered for {@code ref} is to be pushed to
 */
public record Recipient(String ref, String label, @Nullable String email, boolean push) {

  /**
   * Narrower than RFC 5322 on purpose: no quotes, comments or display names, so nothing to inject.
   */
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

  public Recipient {
    Text.line("ref", ref, 100);
    Text.line("label", label, 120);
    if (email != null && (email.length() > 254 || !ADDRESS.matcher(email).matches())) {
      throw new IllegalArgumentException("email of recipient " + ref + " is not a plain address");
    }
  }

  /** Without the address: this may end up in a log line. */
  @Override
  public String toString() {
    return "Recipient[" + ref + (email == null ? "" : ", email") + (push ? ", push" : "") + "]";
  }
}
