package fr.rormobile.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An offer without sense, in which every filter has something to keep and something to drop. */
final class RandomOffers {
  /** Several entities are exactly there. */
  static final GeoPoint BLOIS = new GeoPoint(47.5861, 1.3359);

  /** Each entity is named by two of them, perhaps twice the same. */
  static final List<String> NAMES =
      List.of("Réanimation", "Cardiologie", "Urgences", "Pédiatrie", "Dialyse", "Gériatrie");

  private RandomOffers() {}

  static List<OfferDocument> of(Random random, int size) {
    List<OfferDocument> documents = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      var kind = pick(random, OfferKind.values());
      var name =
          pick(random, NAMES.toArray(String[]::new))
              + " "
              + pick(random, NAMES.toArray(String[]::new));
      var department = pick(random, "18", "28", "36", "37", "41", "45");
      // Some share a position to the last digit, some have none.
      var position =
          switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 -> BLOIS;
            default -> new GeoPoint(46 + 3 * random.nextDouble(), 0.2 + 2.5 * random.nextDouble());
          };
      documents.add(
          OfferDocument.builder(kind, "id" + i, 1 + random.nextInt(9), name)
              .updatedAt(Offers.NIGHT)
              .confidential(random.nextInt(8) == 0)
              .place(
                  new Place(null, null, null, null, department, null, "24", null, position, null))
              .operationalActivities(List.of(new CodedLabel(pick(random, "127", "013", "157"), "")))
              .careModes(List.of(new CodedLabel(pick(random, "28", "29", "31"), "")))
              .ageMin(random.nextBoolean() ? null : Integer.valueOf(random.nextInt(18)))
              .ageMax(random.nextBoolean() ? null : Integer.valueOf(18 + random.nextInt(80)))
              .capacity(lines(random))
              .build());
    }
    return documents;
  }

  private static List<CapacityLine> lines(Random random) {
    List<CapacityLine> lines = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      lines.add(
          Offers.beds(
              pick(random, "01", "02", "03"),
              pick(random, "01", "03"),
              pick(random, "01", "02", "04"),
              random.nextInt(3)));
    }
    return lines;
  }

  @SafeVarargs
  private static <T> T pick(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }
}
