package fr.rormobile.api.measuring;

import fr.rormobile.api.Application;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program as it is packaged.
 *
 * @param folder holds {@code ror-mobile.jar}, {@code lib} and {@code embedded}
 * @param embeddedOptions of the JVM that has the engines in it
 */
record Distribution(Path folder, List<String> embeddedOptions) {
  /** Of the program alone: what the machine of an operator would be told. */
  static final List<String> ALONE_OPTIONS = List.of("-Xmx192m", "-XX:+UseSerialGC");

  Distribution {
    embeddedOptions = List.copyOf(embeddedOptions);
  }

  List<String> embedded(String... arguments) {
    return command(embeddedOptions, List.of(jar(), jars("lib"), jars("embedded")), arguments);
  }

  /** As in production: without the engines. */
  List<String> alone(String... arguments) {
    return command(ALONE_OPTIONS, List.of(jar(), jars("lib")), arguments);
  }

  /** Size of what goes to production, in bytes. */
  long productionBytes() {
    return bytes(folder.resolve("ror-mobile.jar")) + bytes(folder.resolve("lib"));
  }

  private static List<String> command(
      List<String> options, List<String> classpath, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-classpath");
    command.add(String.join(File.pathSeparator, classpath));
    command.add(Application.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  private String jar() {
    return folder.resolve("ror-mobile.jar").toString();
  }

  private String jars(String name) {
    return folder.resolve(name) + File.separator + "*";
  }

  private static long bytes(Path path) {
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
