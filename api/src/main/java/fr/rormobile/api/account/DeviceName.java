package fr.rormobile.api.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A few words for a {@code User-Agent}, so that a person recognises their own telephone. */
final class DeviceName {
  private static final int LONGEST = 60;

  /** The first that is found names it: most browsers also claim to be others. */
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    BROWSERS.put("SamsungBrowser", "Samsung Internet");
    BROWSERS.put("Edg", "Edge");
    BROWSERS.put("OPR", "Opera");
    BROWSERS.put("Firefox", "Firefox");
    BROWSERS.put("FxiOS", "Firefox");
    BROWSERS.put("CriOS", "Chrome");
    BROWSERS.put("Chrome", "Chrome");
    BROWSERS.put("Safari", "Safari");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS X", "Mac");
    SYSTEMS.put("Linux", "Linux");
  }

  private DeviceName() {}

  /** « Chrome sur Android »; an application's own name as it is; empty when nothing was said. */
  static Optional<String> of(@Nullable String userAgent) {
    if (userAgent == null || userAgent.isBlank()) {
      return Optional.empty();
    }
    var browser = first(BROWSERS, userAgent);
    var system = first(SYSTEMS, userAgent);
    if (browser.isPresent() && system.isPresent()) {
      return Optional.of(browser.get() + " sur " + system.get());
    }
    return browser.or(() -> system).or(() -> ownName(userAgent));
  }

  private static Optional<String> first(Map<String, String> known, String userAgent) {
    return known.entrySet().stream()
        .filter(entry -> userAgent.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** What stands before its version: {@code ror-mobile/2.1 (…)}. */
  private static Optional<String> ownName(String userAgent) {
    var name = userAgent.strip().split("[/\\s(]", 2)[0].replaceAll("[^\\p{L}\\p{N} ._-]", "");
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(name.length() > LONGEST ? name.substring(0, LONGEST) : name);
  }
}
