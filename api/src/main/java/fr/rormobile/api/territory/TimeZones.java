package fr.rormobile.api.territory;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The hour on the wall in a département: opening hours and messages are read there. */
public final class TimeZones {
  private static final ZoneId METROPOLIS = ZoneId.of("Europe/Paris");

  private TimeZones() {}

  /** All of them. */
  public static List<ZoneId> all() {
    return Stream.of("", "971", "972", "973", "974", "975", "976", "986", "987", "988")
        .map(TimeZones::ofDepartment)
        .toList();
  }

  /**
   * @param department INSEE code; null, or one that is not overseas: the hour of Paris
   */
  public static ZoneId ofDepartment(@Nullable String department) {
    return switch (department == null ? "" : department) {
      case "971", "977", "978" -> ZoneId.of("America/Guadeloupe");
      case "972" -> ZoneId.of("America/Martinique");
      case "973" -> ZoneId.of("America/Cayenne");
      case "974" -> ZoneId.of("Indian/Reunion");
      case "975" -> ZoneId.of("America/Miquelon");
      case "976" -> ZoneId.of("Indian/Mayotte");
      case "986" -> ZoneId.of("Pacific/Wallis");
      case "987" -> ZoneId.of("Pacific/Tahiti");
      case "988" -> ZoneId.of("Pacific/Noumea");
      default -> METROPOLIS;
    };
  }
}
