package fr.rormobile.search;

import java.time.Instant;

/** Entities for tests; a test names only what it is about. */
final class Offers {

  static final Instant NIGHT = Instant.parse("2026-10-25T00:59:59.999Z");

  static final Place BLOIS =
      new Place(
          "Mail Pierre Charlot",
          "41000",
          "41018",
          "Blois",
          "41",
          "Loir-et-Cher",
          "24",
          "Centre-Val de Loire",
          new GeoPoint(47.5766, 1.3389),
          "ADDRESS");

  static final Place TOURS =
      new Place(
          "2 boulevard Tonnellé",
          "37000",
          "37261",
          "Tours",
          "37",
          "Indre-et-Loire",
          "24",
          "Centre-Val de Loire",
          new GeoPoint(47.3863, 0.6696),
          "ADDRESS");

  static final Place ORLEANS =
      new Place(
          "14 avenue de l’Hôpital",
          "45100",
          "45234",
          "Orléans",
          "45",
          "Loiret",
          "24",
          "Centre-Val de Loire",
          new GeoPoint(47.8364, 1.9169),
          "ADDRESS");

  private Offers() {}

  static OfferDocumentBuilder unit(String id, String name) {
    return OfferDocument.builder(OfferKind.UNIT, id, 1, name).updatedAt(NIGHT);
  }

  static OfferDocumentBuilder facility(String id, String name) {
    return OfferDocument.builder(OfferKind.FACILITY, id, 1, name).updatedAt(NIGHT);
  }

  static OfferDocumentBuilder professional(String id, String name) {
    return OfferDocument.builder(OfferKind.PROFESSIONAL, id, 1, name).updatedAt(NIGHT);
  }

  static CapacityLine beds(String status, String horizon, String gender, int count) {
    return new CapacityLine("01", status, horizon, gender, "01", count, NIGHT);
  }

  static IndexOperation put(OfferDocumentBuilder document) {
    return new IndexOperation.Put(document.build());
  }
}
