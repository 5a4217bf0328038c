package fr.rormobile.api.search;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cursor that remembers what the first page settled: how far it went, and whether its words were
 * mended. The pages after it do the same, whatever has become free meanwhile.
 *
 * @param radiusKm null: as far as the request says
 * @param cursor of the index; null: the first page
 */
record Ring(@Nullable Integer radiusKm, boolean mended, @Nullable String cursor) {
  private static final Pattern WRITTEN = Pattern.compile("~(m?)(?:r([1-9][0-9]{0,2}))?\\.(.+)");

  static final Ring FIRST = new Ring(null, false, null);

  static Ring read(@Nullable String written) {
    if (written == null) {
      return FIRST;
    }
    var matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      return new Ring(null, false, written);
    }
    var radius = matcher.group(2);
    return new Ring(
        radius == null ? null : Integer.valueOf(radius),
        !matcher.group(1).isEmpty(),
        matcher.group(3));
  }

  @Nullable String written() {
    if (cursor == null || (radiusKm == null && !mended)) {
      return cursor;
    }
    return "~" + (mended ? "m" : "") + (radiusKm == null ? "" : "r" + radiusKm) + "." + cursor;
  }
}
