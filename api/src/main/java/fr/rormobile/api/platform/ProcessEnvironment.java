package fr.rormobile.api.platform;

import java.util.Map;

/** The variables this program was started with: given to the context by whoever starts it. */
public record ProcessEnvironment(Map<String, String> values) {
  public ProcessEnvironment {
    values = Map.copyOf(values);
  }

  /** Without the values: some are secrets. */
  @Override
  public String toString() {
    return "ProcessEnvironment" + values.keySet();
  }
}
