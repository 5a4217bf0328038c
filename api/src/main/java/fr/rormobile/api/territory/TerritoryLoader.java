package fr.rormobile.api.territory;

import fr.rormobile.api.platform.resource.Resource;
import fr.rormobile.api.platform.start.StartStep;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;

/**
 * Brings regions, departments and communes to the files of this program, in one transaction. A
 * commune's position that an import has made better is kept.
 */
@Singleton
public class TerritoryLoader implements StartStep {
  private static final Resource REGIONS = Resource.at("/territory/regions.tsv");
  private static final Resource DEPARTMENTS = Resource.at("/territory/departments.tsv");
  private static final Resource COMMUNES = Resource.at("/territory/communes.tsv.gz");
  private static final long LOCK = 0x5445525249544F52L; // two programs may start at once

  private final Jdbi database;
  private final Clock clock;

  public TerritoryLoader(Jdbi database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public int getOrder() {
    return REFERENCE;
  }

  @Override
  public void run(Progress progress) {
    var digest = Resource.digest(REGIONS, DEPARTMENTS, COMMUNES);
    var communes =
        database.inTransaction(
            handle -> {
              handle
                  .createQuery("SELECT pg_advisory_xact_lock(:lock)")
                  .bind("lock", LOCK)
                  .mapToMap()
                  .one();
              if (loadedDigest(handle).filter(digest::equals).isPresent()) {
                return 0;
              }
              loadNames(handle);
              var count = loadCommunes(handle);
              remember(handle, digest);
              return count;
            });
    if (communes > 0) {
      progress.say("Territoire : " + communes + " communes chargées.");
    }
  }

  private static Optional<String> loadedDigest(Handle handle) {
    return handle
        .createQuery("SELECT digest FROM reference_load WHERE name = 'territory'")
        .mapTo(String.class)
        .findOne();
  }

  private void remember(Handle handle, String digest) {
    handle
        .createUpdate(
            """
            INSERT INTO reference_load (name, digest, loaded_at) VALUES ('territory', :digest, :now)
            ON CONFLICT (name) DO UPDATE SET digest = excluded.digest, loaded_at = excluded.loaded_at
            """)
        .bind("digest", digest)
        .bind("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .execute();
  }

  private static void loadNames(Handle handle) {
    var regions =
        handle.prepareBatch(
            """
            INSERT INTO region (code, name) VALUES (:code, :name)
            ON CONFLICT (code) DO UPDATE SET name = excluded.name
            """);
    for (var row : REGIONS.table("code", "name")) {
      regions.bind("code", row.get(0)).bind("name", row.get(1)).add();
    }
    regions.execute();
    var departments =
        handle.prepareBatch(
            """
            INSERT INTO department (code, name, region_code) VALUES (:code, :name, :region)
            ON CONFLICT (code) DO UPDATE SET name = excluded.name, region_code = excluded.region_code
            """);
    for (var row : DEPARTMENTS.table("code", "name", "region")) {
      departments
          .bind("code", row.get(0))
          .bind("name", row.get(1))
          .bind("region", row.get(2))
          .add();
    }
    departments.execute();
  }

  private static int loadCommunes(Handle handle) {
    handle.execute(
        """
        CREATE TEMPORARY TABLE commune_file (LIKE commune INCLUDING DEFAULTS) ON COMMIT DROP
        """);
    var rows = new StringBuilder(4 << 20);
    var communes =
        COMMUNES.table(
            "code",
            "name",
            "department",
            "region",
            "postcodes",
            "population",
            "lat",
            "lon",
            "precision");
    for (var row : communes) {
      rows.append(row.get(0)).append('\t').append(row.get(1)).append('\t');
      rows.append(FoldedName.of(row.get(1))).append('\t');
      rows.append(row.get(2)).append('\t').append(row.get(3)).append('\t');
      rows.append('{').append(row.get(4).replace(' ', ',')).append('}');
      row.subList(5, 9).forEach(cell -> rows.append('\t').append(cell.isEmpty() ? "\\N" : cell));
      rows.append('\n');
    }
    copy(handle, rows);
    handle.execute(
        """
        INSERT INTO commune AS known
        SELECT * FROM commune_file
        ON CONFLICT (code) DO UPDATE
           SET name = excluded.name,
               folded_name = excluded.folded_name,
               department_code = excluded.department_code,
               region_code = excluded.region_code,
               postcodes = excluded.postcodes,
               population = excluded.population,
               lat = CASE WHEN known.position_precision = 'COMMUNE' THEN known.lat ELSE excluded.lat END,
               lon = CASE WHEN known.position_precision = 'COMMUNE' THEN known.lon ELSE excluded.lon END,
               position_precision = CASE WHEN known.position_precision = 'COMMUNE' THEN 'COMMUNE'
                                         ELSE excluded.position_precision END
        """);
    handle.execute("ANALYZE commune");
    return communes.size();
  }

  private static void copy(Handle handle, CharSequence rows) {
    try {
      handle
          .getConnection()
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "COPY commune_file (code, name, folded_name, department_code, region_code, postcodes,"
                  + " population, lat, lon, position_precision) FROM STDIN",
              new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (SQLException refused) {
      throw new IllegalStateException("the communes cannot be written", refused);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
