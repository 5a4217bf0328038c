package fr.rormobile.api.measuring;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** On what, when and how the figures were taken: without that they say nothing. */
final class Machine {
  private static final double GIB = 1_073_741_824;

  private Machine() {}

  static Map<String, String> facts(MeasureSettings settings, LocalDate today) {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    var facts = new LinkedHashMap<String, String>();
    facts.put(
        "machine",
        Report.format(
            "%d cœurs, %.0f Gio de mémoire, %s %s ; le générateur de charge en fait partie",
            Runtime.getRuntime().availableProcessors(),
            system.getTotalMemorySize() / GIB,
            system.getName(),
            system.getArch()));
    facts.put("JDK", Runtime.version().toString());
    facts.put("date", today.toString());
    facts.put(
        "commande",
        "`mvn -q -Pmeasure package -Dunits="
            + settings.units()
            + " -Dseed="
            + settings.seed()
            + "`");
    facts.put(
        "recherches",
        Report.format(
            "%,d unités dans tout le pays, graine %d ; latences depuis l'instant d'envoi prévu,"
                + " des seules réponses acceptées ; charge moyenne de la machine à la fin : %.1f",
            settings.units(), settings.seed(), system.getSystemLoadAverage()));
    return facts;
  }
}
