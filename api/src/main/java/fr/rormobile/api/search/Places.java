package fr.rormobile.api.search;

import fr.rormobile.search.GeoPoint;
import fr.rormobile.search.Place;

/** The place of an entity of the offer, as the index has it. */
final class Places {
  private Places() {}

  static Place of(fr.rormobile.api.offer.Place place) {
    var address = place.address();
    var locality = place.locality();
    var position = place.position();
    return new Place(
        address.line(),
        address.postcode(),
        locality.communeCode(),
        // Without a commune in the gazetteer the routing line is what people know the place by.
        locality.communeName() == null ? address.city() : locality.communeName(),
        locality.departmentCode(),
        locality.departmentName(),
        locality.regionCode(),
        locality.regionName(),
        position == null ? null : new GeoPoint(position.lat(), position.lon()),
        position == null ? null : position.precision().name());
  }
}
