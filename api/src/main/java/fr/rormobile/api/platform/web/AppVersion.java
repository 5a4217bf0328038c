package fr.rormobile.api.platform.web;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version of an application, as {@code 1.4} or {@code 1.4.2}; a missing part is 0, and what
 * follows a {@code -} or {@code +} does not count.
 */
record AppVersion(int major, int minor, int patch) implements Comparable<AppVersion> {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?(?:[-+].{0,40})?");
  private static final Comparator<AppVersion> ORDER =
      Comparator.comparingInt(AppVersion::major)
          .thenComparingInt(AppVersion::minor)
          .thenComparingInt(AppVersion::patch);

  static Optional<AppVersion> parse(String text) {
    var found = FORM.matcher(text);
    return found.matches()
        ? Optional.of(
            new AppVersion(number(found.group(1)), number(found.group(2)), number(found.group(3))))
        : Optional.empty();
  }

  @Override
  public int compareTo(AppVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
