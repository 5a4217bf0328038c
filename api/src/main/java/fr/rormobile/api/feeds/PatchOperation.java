package fr.rormobile.api.feeds;

import java.util.List;

/** One operation of the official patch, read. */
sealed interface PatchOperation {
  /**
   * A line or several.
   *
   * @param mustBeThere replace: only what is there already
   */
  record Put(CapacityPath path, List<CapacityValue> values, boolean mustBeThere)
      implements PatchOperation {
    public Put {
      values = List.copyOf(values);
    }
  }

  /** One part of the lines that the path finds, which it names: their number, their date. */
  record SetPart(CapacityPath path, CapacityElement part, String value) implements PatchOperation {}

  record Delete(CapacityPath path) implements PatchOperation {}
}
