package fr.rormobile.api;

import fr.rormobile.api.platform.start.Launcher;

/** The program: {@code ror-mobile} serves, {@code ror-mobile COMMAND …} does one thing and ends. */
public final class Application {
  private Application() {}

  public static void main(String[] arguments) {
    System.exit(new Launcher(System.getenv(), System.out, System.err).run(arguments));
  }
}
