package fr.rormobile.api.nomenclature;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Tells which codes a value set of the ROR has. */
@Singleton
public final class KnownCodes {
  private final Jdbi jdbi;

  KnownCodes(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * @param valueSet as the ANS names it, « J17 »
   * @return those of the codes that the value set does not have, in their order; empty: all known
   */
  public List<String> unknown(String valueSet, Collection<String> codes) {
    var known = known(valueSet, codes);
    return codes.stream().filter(code -> !known.contains(code)).toList();
  }

  private Set<String> known(String valueSet, Collection<String> codes) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT code
                      FROM nomenclature_code
                     WHERE nomenclature_id = :set
                       AND code = ANY (:codes)
                    """)
                .bind("set", valueSet)
                .bind("codes", codes.toArray(String[]::new))
                .mapTo(String.class)
                .set());
  }
}
