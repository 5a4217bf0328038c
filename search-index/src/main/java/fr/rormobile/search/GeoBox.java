package fr.rormobile.search;

/**
 * What a map shows, in degrees; one that crosses the 180th meridian has its west east of its east.
 *
 * @param south to {@code north}, -90 to 90
 * @param west to {@code east}, -180 to 180
 */
public record GeoBox(double south, double west, double north, double east) {
  /**
   * Refuses what cannot be.
   *
   * @throws IllegalArgumentException for a corner that is no position, or a south above the north
   */
  public GeoBox {
    var _ = new GeoPoint(south, west);
    var _ = new GeoPoint(north, east);
    if (south > north) {
      throw new IllegalArgumentException("south " + south + " is above north " + north);
    }
  }
}
