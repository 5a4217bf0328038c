package fr.rormobile.api.offer;

import io.micronaut.serde.annotation.Serdeable;

/** WGS84, decimal degrees, and what the point is worth. */
@Serdeable
public record Position(double lat, double lon, Precision precision) {
  /** What the point is the position of. */
  public enum Precision {
    ADDRESS,
    COMMUNE,
    POSTCODE,
    DEPARTMENT
  }
}
