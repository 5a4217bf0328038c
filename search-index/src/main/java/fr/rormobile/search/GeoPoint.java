package fr.rormobile.search;

/**
 * A place on Earth, WGS84.
 *
 * @param lat degrees north, -90 to 90 inclusive
 * @param lon degrees east, -180 to 180 inclusive
 */
public record GeoPoint(double lat, double lon) {

  /** The mean radius that Lucene uses, so that our figure and its order agree. */
  private static final double EARTH_RADIUS_METRES = 6_371_008.7714;

  /**
   * Refuses what cannot be.
   *
   * @throws IllegalArgumentException when a coordinate is out of range or not a number
   */
  public GeoPoint {
    // Negated on purpose: NaN fails every comparison and must be refused too.
    if (!(lat >= -90 && lat <= 90) || !(lon >= -180 && lon <= 180)) {
      throw new IllegalArgumentException("not a WGS84 position: " + lat + ", " + lon);
    }
  }

  /** Great-circle (haversine) distance in metres. */
  public double distanceMetres(GeoPoint other) {
    double sinLat = Math.sin(Math.toRadians(other.lat - lat) / 2);
    double sinLon = Math.sin(Math.toRadians(other.lon - lon) / 2);
    double h =
        sinLat * sinLat
            + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat)) * sinLon * sinLon;
    return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
  }
}
