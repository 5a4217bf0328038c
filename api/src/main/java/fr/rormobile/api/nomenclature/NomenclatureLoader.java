package fr.rormobile.api.nomenclature;

import fr.rormobile.api.platform.resource.Resource;
import fr.rormobile.api.platform.start.StartStep;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Brings the nomenclatures' tables to the files of this program, in one transaction. A set whose
 * file is the one last loaded is left alone.
 */
@Singleton
public class NomenclatureLoader implements StartStep {
  private static final String FOLDER = "/nomenclatures/";
  private static final String SOURCE = "ANS, Nomenclatures des objets de santé (NOS)";
  private static final long LOCK = 0x4E4F4D454E434C41L; // two programs may start at once

  private final Jdbi database;

  public NomenclatureLoader(Jdbi database) {
    this.database = database;
  }

  /** One line of {@code index.tsv}; {@code set} is empty where the file holds one set only. */
  private record ValueSet(String id, String slug, String title, String file, String set) {
    Resource resource() {
      return Resource.at(FOLDER + file);
    }

    String digest() {
      return Resource.digest(resource()) + " " + slug + " " + title;
    }

    List<Code> codes() {
      if (set.isEmpty()) {
        return resource().table("code", "display").stream()
            .map(row -> new Code(row.get(0), row.get(1)))
            .toList();
      }
      return resource().table("jdv", "tre", "code", "display").stream()
          .filter(row -> row.get(0).equals(set))
          .map(row -> new Code(row.get(2), row.get(3)))
          .toList();
    }
  }

  private record Code(String code, String label) {}

  @Override
  public int getOrder() {
    return REFERENCE;
  }

  @Override
  public void run(Progress progress) {
    var index = Resource.at(FOLDER + "index.tsv").table("id", "slug", "title", "file", "set");
    var loaded =
        database.inTransaction(
            handle -> {
              handle
                  .createQuery("SELECT pg_advisory_xact_lock(:lock)")
                  .bind("lock", LOCK)
                  .mapToMap()
                  .one();
              var count = 0;
              for (var row : index) {
                count +=
                    load(
                        handle,
                        new ValueSet(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)));
              }
              return count;
            });
    if (loaded > 0) {
      progress.say("Nomenclatures : " + loaded + " codes chargés.");
    }
  }

  /**
   * @return how many codes were written; 0: nothing to do
   */
  private static int load(Handle handle, ValueSet set) {
    var digest = set.digest();
    if (loadedDigest(handle, set).filter(digest::equals).isPresent()) {
      return 0;
    }
    handle
        .createUpdate(
            """
            INSERT INTO nomenclature (id, slug, title, source, digest)
            VALUES (:id, :slug, :title, :source, :digest)
            ON CONFLICT (id) DO UPDATE
               SET slug = excluded.slug, title = excluded.title, source = excluded.source, digest = excluded.digest
            """)
        .bind("id", set.id())
        .bind("slug", set.slug())
        .bind("title", set.title())
        .bind("source", SOURCE)
        .bind("digest", digest)
        .execute();
    handle
        .createUpdate("DELETE FROM nomenclature_code WHERE nomenclature_id = :id")
        .bind("id", set.id())
        .execute();
    var batch =
        handle.prepareBatch(
            """
            INSERT INTO nomenclature_code (nomenclature_id, code, label) VALUES (:id, :code, :label)
            """);
    for (var code : set.codes()) {
      batch.bind("id", set.id()).bind("code", code.code()).bind("label", code.label()).add();
    }
    return batch.execute().length;
  }

  private static Optional<String> loadedDigest(Handle handle, ValueSet set) {
    return handle
        .createQuery("SELECT digest FROM nomenclature WHERE id = :id")
        .bind("id", set.id())
        .mapTo(String.class)
        .findOne();
  }
}
