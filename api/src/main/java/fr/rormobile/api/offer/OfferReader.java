package fr.rormobile.api.offer;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads the offer, many at once: the number of queries does not depend on how many are asked for.
 *
 * <p>What is deleted is absent, and so is a unit whose facility is. Each call sees one state of the
 * database; called inside a transaction of the same thread, it sees that one's.
 */
public interface OfferReader {
  /** In the order of the ids; unknown ones are absent. Meant for up to about 1,000 at once. */
  List<UnitSheet> listUnits(Collection<String> ids);

  /** In the order of the FINESS numbers; unknown ones are absent. */
  List<FacilitySheet> listFacilities(Collection<String> finess);

  /** In the order of the RPPS numbers; unknown ones are absent. */
  List<ProfessionalSheet> listProfessionals(Collection<String> rpps);

  Optional<LegalEntitySheet> findLegalEntity(String finess);

  /** The next ids in their order; {@code after} is exclusive, '' to begin. Empty: that was all. */
  List<String> listUnitIds(String after, int size);

  /** Like {@link #listUnitIds}. */
  List<String> listFacilityIds(String after, int size);

  /** Like {@link #listUnitIds}. */
  List<String> listProfessionalIds(String after, int size);

  /** Every unit of a facility, in no order. */
  List<UnitKey> listUnitKeys(String finess);
}
