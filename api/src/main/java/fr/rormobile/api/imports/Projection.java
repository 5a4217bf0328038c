package fr.rormobile.api.imports;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * The official projections of the French territories, towards WGS84 degrees.
 *
 * <p>All of them lie on GRS80 with a datum (RGF93, RGAF09, RGFG95, RGR92, RGM04, RGSPM06) that is
 * WGS84 within a metre: no shift is needed. Parameters are those of the EPSG register, written out
 * so that the register's data need not be carried along.
 */
@SuppressWarnings("ImmutableEnumChecker") // nothing changes a reference system once it is made
enum Projection {
  METROPOLE(
      "2154",
      "LAMBERT_?-?93",
      "+proj=lcc +lat_1=49 +lat_2=44 +lat_0=46.5 +lon_0=3 +x_0=700000 +y_0=6600000 +ellps=GRS80",
      new Box(-6, 41, 10, 52)),
  ANTILLES("5490", "UTM_?N20|UTM_?20N", utm("20"), new Box(-64, 14, -60, 19)),
  GUYANE("2972", "UTM_?N22|UTM_?22N", utm("22"), new Box(-55, 2, -51, 6)),
  SAINT_PIERRE("4467", "UTM_?N21|UTM_?21N", utm("21"), new Box(-57, 46, -56, 48)),
  REUNION("2975", "UTM_?S40|UTM_?40S", utm("40 +south"), new Box(55, -22, 56, -20)),
  MAYOTTE("4471", "UTM_?S38|UTM_?38S", utm("38 +south"), new Box(44.5, -13.5, 46, -12));

  private static final CRSFactory FACTORY = new CRSFactory();
  private static final CoordinateReferenceSystem WGS84 =
      FACTORY.createFromParameters("WGS84", "+proj=longlat +datum=WGS84 +no_defs");

  private final String epsg;
  private final Pattern name;
  private final CoordinateReferenceSystem system;
  private final Box territory;

  Projection(String epsg, String name, String parameters, Box territory) {
    this.epsg = epsg;
    this.name = Pattern.compile(name, Pattern.CASE_INSENSITIVE);
    this.system =
        new CRSFactory()
            .createFromParameters(epsg, parameters + " +towgs84=0,0,0 +units=m +no_defs");
    this.territory = territory;
  }

  private static String utm(String zone) {
    return "+proj=utm +zone=" + zone + " +ellps=GRS80";
  }

  private record Box(double west, double south, double east, double north) {
    boolean contains(double lon, double lat) {
      return lon >= west && lon <= east && lat >= south && lat <= north;
    }
  }

  /** A position in degrees. */
  record Wgs84(double lat, double lon) {}

  /**
   * The projection that FINESS names beside its coordinates, as « EPSG:2154 RGF93 / Lambert-93 »
   * (since 2020) or « LAMBERT_93 », « UTM_N20 » (before).
   *
   * @return null where it names none of these
   */
  static @Nullable Projection named(String source) {
    for (var projection : values()) {
      if (source.contains("EPSG:" + projection.epsg)) {
        return projection;
      }
    }
    if (source.contains("EPSG:")) {
      return null;
    }
    for (var projection : values()) {
      if (projection.name.matcher(source).find()) {
        return projection;
      }
    }
    return null;
  }

  /**
   * @param x metres eastwards
   * @param y metres northwards
   * @return null where that is outside of the territory: the coordinates are wrong, or swapped
   */
  @Nullable Wgs84 toWgs84(double x, double y) {
    var degrees = new ProjCoordinate();
    new BasicCoordinateTransform(system, WGS84).transform(new ProjCoordinate(x, y), degrees);
    var fits = territory.contains(degrees.x, degrees.y);
    // A centimetre is 1e-7 degrees: more digits are noise, and would differ from run to run.
    return fits ? new Wgs84(rounded(degrees.y), rounded(degrees.x)) : null;
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * 1e7) / 1e7;
  }
}
