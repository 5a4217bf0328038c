package fr.rormobile.api.platform.start;

import java.util.List;

/**
 * What the program can do besides serving: {@code ror-mobile NAME ARGUMENTS}. It runs with the same
 * stores, after the start steps and without opening the port.
 */
public interface Command {
  String name();

  /** One French line for the list of commands. */
  String usage();

  /**
   * @return the exit code: 0 when all went well
   */
  int run(List<String> arguments);

  /** Whether the demonstration region and the index are of no use before this command. */
  default boolean fillsEmptyDatabase() {
    return false;
  }
}
