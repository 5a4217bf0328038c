package fr.rormobile.api.territory;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Communes and départements while somebody types, from memory: some ten megabytes for the country.
 *
 * <p>Read at the start, and again in the background some minutes later: communes change once a
 * year, by an import that may run in another process.
 */
@Singleton
public class Gazetteer {
  private static final Logger LOG = LoggerFactory.getLogger(Gazetteer.class);
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final Jdbi jdbi;
  private final Clock clock;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile @Nullable Read last;

  Gazetteer(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  private record Read(Instant at, PlaceNames names) {}

  /**
   * By the beginnings of its words or of a postcode, the best fit first, then the most populated;
   * all that share a name. Empty where no letter or digit was typed.
   */
  public List<Commune> communes(String typed, int size) {
    return names().communes(typed, size);
  }

  /** All of them. */
  public List<Commune> communes() {
    return names().communes();
  }

  /** All of them. */
  public List<Department> departments() {
    return names().departments();
  }

  /** By name or number, the best fit first. */
  public List<Department> departments(String typed, int size) {
    return names().departments(typed, size);
  }

  /** So that nobody waits for the first reading. */
  @EventListener
  void readAtStart(ServerStartupEvent started) {
    if (last == null && reading.compareAndSet(false, true)) {
      Thread.ofVirtual().name("gazetteer").start(this::readAgain);
    }
  }

  private PlaceNames names() {
    var known = last;
    if (known == null) {
      return readFirst().names();
    }
    if (known.at().plus(KEPT).isBefore(clock.instant()) && reading.compareAndSet(false, true)) {
      Thread.ofVirtual().name("gazetteer").start(this::readAgain);
    }
    return known.names();
  }

  private synchronized Read readFirst() {
    var known = last;
    if (known == null) {
      known = read();
      last = known;
    }
    return known;
  }

  private void readAgain() {
    try {
      last = read();
    } catch (JdbiException trouble) {
      LOG.info("the places stay as they were read: {}", trouble.toString());
    } finally {
      reading.set(false);
    }
  }

  private Read read() {
    var now = clock.instant();
    return jdbi.withHandle(
        handle -> new Read(now, new PlaceNames(communes(handle), departments(handle))));
  }

  private static List<Commune> communes(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT c.code, c.name, c.postcodes, c.department_code, d.name AS department_name,
                   c.region_code, g.name AS region_name, c.lat, c.lon, c.population
              FROM commune c
              LEFT JOIN department d ON d.code = c.department_code
              LEFT JOIN region g ON g.code = c.region_code
            """)
        .map((rs, context) -> commune(rs))
        .list();
  }

  private static List<Department> departments(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT d.code, d.name, d.region_code, g.name AS region_name
              FROM department d
              LEFT JOIN region g ON g.code = d.region_code
            """)
        .map(
            (rs, context) ->
                new Department(
                    rs.getString("code"),
                    rs.getString("name"),
                    rs.getString("region_code"),
                    rs.getString("region_name")))
        .list();
  }

  private static Commune commune(ResultSet rs) throws SQLException {
    return new Commune(
        rs.getString("code"),
        rs.getString("name"),
        strings(rs.getArray("postcodes")),
        rs.getString("department_code"),
        shared(rs.getString("department_name")),
        rs.getString("region_code"),
        shared(rs.getString("region_name")),
        rs.getObject("lat", Double.class),
        rs.getObject("lon", Double.class),
        rs.getObject("population", Integer.class));
  }

  /** One text for the hundreds of communes that have it. */
  private static @Nullable String shared(@Nullable String text) {
    return text == null ? null : text.intern();
  }

  private static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
