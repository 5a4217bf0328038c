package fr.rormobile.api.suggest;

import fr.rormobile.api.territory.Commune;
import fr.rormobile.api.territory.Department;
import fr.rormobile.api.territory.Gazetteer;
import fr.rormobile.search.GeoPoint;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Communes and départements, from memory. */
@Singleton
final class PlaceSuggestions implements SuggestionSource {
  private final Gazetteer gazetteer;

  PlaceSuggestions(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  @Override
  public Found find(Typed typed) {
    return Found.of(
        Stream.concat(
                gazetteer.departments(typed.text(), typed.size()).stream()
                    .map(PlaceSuggestions::candidate),
                gazetteer.communes(typed.text(), typed.size()).stream()
                    .map(commune -> candidate(commune, typed.near())))
            .toList());
  }

  private static Candidate candidate(Department department) {
    return new Candidate(
        SuggestionKind.PLACE,
        department.code(),
        department.name(),
        List.of(department.code()),
        joined("Département " + department.code(), department.regionName()),
        null,
        null,
        department.code(),
        null,
        false);
  }

  private static Candidate candidate(Commune commune, @Nullable GeoPoint near) {
    var postcodes = commune.postcodes();
    return new Candidate(
        SuggestionKind.PLACE,
        commune.code(),
        commune.name(),
        postcodes,
        joined(
            postcodes.isEmpty() ? commune.departmentCode() : postcodes.getFirst(),
            commune.departmentName()),
        null,
        commune.code(),
        null,
        distance(commune, near),
        false);
  }

  private static @Nullable Long distance(Commune commune, @Nullable GeoPoint near) {
    var lat = commune.lat();
    var lon = commune.lon();
    return near == null || lat == null || lon == null
        ? null
        : Long.valueOf(Math.round(near.distanceMetres(new GeoPoint(lat, lon))));
  }

  private static String joined(@Nullable String... parts) {
    return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(", "));
  }
}
