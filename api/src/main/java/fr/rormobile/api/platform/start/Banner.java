package fr.rormobile.api.platform.start;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** What the person who started the program reads when it is ready. */
@Singleton
class Banner {
  private final List<BannerSection> sections;

  Banner(List<BannerSection> sections) {
    this.sections = sections;
  }

  String text(URI address, double seconds) {
    var text = new StringBuilder();
    text.append(
        String.format(Locale.FRANCE, "%nROR mobile est prêt en %.1f s : %s%n", seconds, address));
    for (var section : sections) {
      var lines = section.lines(address);
      text.append(lines.isEmpty() ? "" : "\n");
      lines.forEach(line -> text.append("  ").append(line).append('\n'));
    }
    text.append("\nArrêt : Ctrl-C\n");
    return text.toString();
  }
}
