package fr.rormobile.api.measuring;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the command says.
 *
 * @param units to generate, at least 1
 * @param seed of the generated offer and of the searches drawn from it
 * @param keep whether the data folder stays
 * @param options of the JVM that has the engines in it
 * @param steps those whose whole name matches are done, and no other
 */
record MeasureSettings(
    int units,
    long seed,
    boolean keep,
    Path distribution,
    Path folder,
    List<String> options,
    Pattern steps) {

  MeasureSettings {
    options = List.copyOf(options);
  }

  /** From the system properties that the build hands on. */
  static MeasureSettings read() {
    return new MeasureSettings(
        Integer.parseInt(property("units")),
        Long.parseLong(property("seed")),
        !property("keep").equals("false"),
        Path.of(property("distribution")),
        Path.of(property("folder")),
        Arrays.stream(property("jvm").strip().split("\\s+", -1)).toList(),
        Pattern.compile(property("steps")));
  }

  private static String property(String name) {
    var value = System.getProperty("measure." + name);
    if (value == null) {
      throw new IllegalStateException("measure." + name + " is not given");
    }
    return value;
  }
}
