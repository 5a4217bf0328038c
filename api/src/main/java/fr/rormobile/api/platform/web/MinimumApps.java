package fr.rormobile.api.platform.web;

import fr.rormobile.api.platform.ProcessEnvironment;
import fr.rormobile.api.platform.start.StartFailure;
import io.micronaut.context.annotation.Context;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The oldest version of each application that is still served: {@code
 * ROR_MIN_APP=android=1.4.0,ios=1.3.2,web=2}. A platform that is not named, and everybody when the
 * variable is empty or absent, is served whatever its version.
 */
@Context // a setting that cannot be read is told at the start
final class MinimumApps {
  static final String VARIABLE = "ROR_MIN_APP";

  enum Platform {
    ANDROID("Installez la version %s ou une plus récente depuis Google Play."),
    IOS("Installez la version %s ou une plus récente depuis l'App Store."),
    WEB("Rechargez la page pour avoir la version %s ou une plus récente.");

    private final String remedy;

    Platform(String remedy) {
      this.remedy = remedy;
    }

    static Optional<Platform> named(String name) {
      for (var platform : values()) {
        if (platform.name().equals(name.toUpperCase(Locale.ROOT))) {
          return Optional.of(platform);
        }
      }
      return Optional.empty();
    }
  }

  private final Map<Platform, AppVersion> oldest;

  @Inject
  MinimumApps(ProcessEnvironment environment) {
    this(environment.values().get(VARIABLE));
  }

  /**
   * @throws StartFailure when the setting cannot be read: nobody is to be let in or out by a typo
   */
  MinimumApps(@Nullable String setting) {
    oldest = new EnumMap<>(Platform.class);
    if (setting == null || setting.isBlank()) {
      return;
    }
    for (var part : setting.split(",", -1)) {
      var sides = part.strip().split("=", 2);
      var platform = Platform.named(sides[0].strip());
      var version = sides.length == 2 ? AppVersion.parse(sides[1].strip()) : noVersion();
      if (platform.isEmpty() || version.isEmpty()) {
        throw new StartFailure(
            VARIABLE
                + " se donne comme android=1.4.0,ios=1.3.2,web=2.0 ; « "
                + part.strip()
                + " » n'en est pas.");
      }
      oldest.put(platform.get(), version.get());
    }
  }

  /**
   * What to tell an application that is too old.
   *
   * @param app of {@code ROR-App}, as {@code android/1.4.2}; one that cannot be read is served
   * @return empty: it is served
   */
  Optional<String> refusal(String app) {
    var slash = app.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    var platform = Platform.named(app.substring(0, slash).strip());
    var least = platform.map(oldest::get);
    var version = AppVersion.parse(app.substring(slash + 1).strip());
    if (least.isEmpty() || version.isEmpty() || version.get().compareTo(least.get()) >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        "Cette version de l'application n'est plus servie. "
            + platform.get().remedy.formatted(least.get()));
  }

  private static Optional<AppVersion> noVersion() {
    return Optional.empty();
  }
}
