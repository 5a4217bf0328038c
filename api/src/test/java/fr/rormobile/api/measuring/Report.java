package fr.rormobile.api.measuring;

import com.google.errorprone.annotations.FormatMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The table, in Markdown and in French. */
final class Report {
  private record Line(String what, String target, String measured) {}

  private final List<Line> lines = new ArrayList<>();

  /**
   * @param target « – » where the design asks for nothing
   */
  void add(String what, String target, String measured) {
    lines.add(new Line(what, target, measured));
  }

  String text(Map<String, String> circumstances) {
    var head =
        circumstances.entrySet().stream()
            .map(fact -> "- " + fact.getKey() + " : " + fact.getValue())
            .collect(Collectors.joining("\n"));
    var table =
        lines.stream()
            .map(
                line -> "| " + line.what() + " | " + line.target() + " | " + line.measured() + " |")
            .collect(Collectors.joining("\n"));
    return head + "\n\n| quoi | au moins | mesuré |\n|---|---|---|\n" + table + "\n";
  }

  /** Percentiles, rate and what went wrong. */
  static String latency(Series series) {
    return format(
        "p50 %.1f ms, p95 %.1f, p99 %.1f, max %.0f ; %.1f/s ; %s",
        series.percentile(50),
        series.percentile(95),
        series.percentile(99),
        series.max(),
        series.rate(),
        errors(series));
  }

  static String errors(Series series) {
    if (series.failed() == 0) {
      return "aucune erreur sur " + series.count();
    }
    var byStatus =
        series.statuses().entrySet().stream()
            .filter(status -> status.getKey() < 200 || status.getKey() >= 300)
            .map(s -> s.getValue() + " × " + (s.getKey() == 0 ? "sans réponse" : s.getKey()))
            .collect(Collectors.joining(", "));
    return series.failed() + " erreurs sur " + series.count() + " (" + byStatus + ")";
  }

  @FormatMethod
  static String format(String pattern, Object... values) {
    return String.format(Locale.FRANCE, pattern, values);
  }
}
