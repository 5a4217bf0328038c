package fr.rormobile.api.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.search.OfferKind;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contract's MapResult: a GeoJSON FeatureCollection (RFC 7946).
 *
 * @param total all that is found, also what has no position
 * @param features empty, but never left out: GeoJSON wants them
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record MapAnswer(String type, long total, List<Feature> features) {
  static MapAnswer of(long total, List<Feature> features) {
    return new MapAnswer("FeatureCollection", total, features);
  }

  @Serdeable
  record Feature(String type, Point geometry, Properties properties) {
    Feature(Point geometry, Properties properties) {
      this("Feature", geometry, properties);
    }
  }

  /** Longitude first. */
  @Serdeable
  record Point(String type, List<Double> coordinates) {
    Point(List<Double> coordinates) {
      this("Point", coordinates);
    }
  }

  /** Of several entities (count), or of one. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Properties(
      @Nullable Long count, @Nullable OfferKind kind, @Nullable String id, @Nullable String name) {
    static Properties cluster(long count) {
      return new Properties(count, null, null, null);
    }

    static Properties of(OfferKind kind, String id, String name) {
      return new Properties(null, kind, id, name);
    }
  }
}
