package fr.rormobile.api;

import io.micronaut.runtime.Micronaut;

/** Starts ROR mobile. */
public final class Application {
  private Application() {}

  public static void main(String[] args) {
    Micronaut.build(args).mainClass(Application.class).start();
  }
}
