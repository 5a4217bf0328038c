package fr.rormobile.api.nomenclature;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Reads the value sets as they are loaded. */
@Singleton
class NomenclatureReader {
  private final Jdbi jdbi;

  NomenclatureReader(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<Summary> list() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT n.slug, n.id, n.title, count(c.code) AS count
                      FROM nomenclature n
                      LEFT JOIN nomenclature_code c ON c.nomenclature_id = n.id
                     GROUP BY n.id
                     ORDER BY n.slug
                    """)
                .map(
                    (rs, context) ->
                        new Summary(
                            rs.getString("slug"),
                            rs.getString("id"),
                            rs.getString("title"),
                            rs.getInt("count")))
                .list());
  }

  boolean exists(String slug) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT EXISTS (SELECT FROM nomenclature WHERE slug = :slug)")
                .bind("slug", slug)
                .mapTo(Boolean.class)
                .one());
  }

  /**
   * Codes in their own order, byte by byte.
   *
   * @param after exclusive; '' for the first page
   */
  List<Code> codes(String slug, String after, int size) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT c.code, c.label
                      FROM nomenclature_code c
                     WHERE c.nomenclature_id = (SELECT id FROM nomenclature WHERE slug = :slug)
                       AND c.code COLLATE "C" > :after
                     ORDER BY c.code COLLATE "C"
                     LIMIT :size
                    """)
                .bind("slug", slug)
                .bind("after", after)
                .bind("size", size)
                .map((rs, context) -> new Code(rs.getString("code"), rs.getString("label")))
                .list());
  }

  /**
   * The contract's Nomenclature.
   *
   * @param id how the contract names it
   * @param valueSet the ANS's name of it, « J17 »
   */
  @Serdeable
  record Summary(String id, String valueSet, String label, int count) {}

  /** The contract's Coded. */
  @Serdeable
  record Code(String code, String label) {}
}
