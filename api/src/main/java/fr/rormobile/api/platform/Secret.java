package fr.rormobile.api.platform;

/** A value that no log line and no message may show. */
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
