package fr.rormobile.api.search;

import fr.rormobile.api.interpretation.Vocabulary;
import fr.rormobile.api.interpretation.Vocabulary.Area;
import fr.rormobile.api.synonyms.ActiveSynonyms;
import fr.rormobile.api.territory.Gazetteer;
import fr.rormobile.search.Sense.Coded;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vocabulary by which searches are understood, from PostgreSQL. Read at the first search, and
 * again behind the back of one every ten minutes: nomenclatures and communes are loaded a few times
 * a year.
 */
@Singleton
final class Vocabularies {
  private static final Logger LOG = LoggerFactory.getLogger(Vocabularies.class);
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Jdbi jdbi;
  private final Clock clock;
  private final ActiveSynonyms synonyms;
  private final Gazetteer gazetteer;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile @Nullable Read last;

  Vocabularies(Jdbi jdbi, Clock clock, ActiveSynonyms synonyms, Gazetteer gazetteer) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.synonyms = synonyms;
    this.gazetteer = gazetteer;
    synonyms.listen(changed -> follow());
  }

  private record Read(Instant at, Vocabulary vocabulary) {}

  Vocabulary now() {
    var known = last;
    if (known == null) {
      return first();
    }
    if (known.at().plus(KEPT).isBefore(clock.instant())) {
      renew();
    }
    return known.vocabulary();
  }

  /** At once: whoever changed a rule searches with it next. Unless nobody has searched yet. */
  private void follow() {
    if (last != null) {
      again();
    }
  }

  /** Behind everybody's back. */
  private void renew() {
    if (reading.compareAndSet(false, true)) {
      Thread.ofVirtual().name("vocabulary").start(this::again);
    }
  }

  private synchronized Vocabulary first() {
    var known = last;
    if (known == null) {
      known = new Read(clock.instant(), read());
      last = known;
    }
    return known.vocabulary();
  }

  private void again() {
    try {
      last = new Read(clock.instant(), read());
    } catch (RuntimeException away) {
      LOG.warn("the vocabulary of searches is not read anew: {}", away.toString());
    } finally {
      reading.set(false);
    }
  }

  private Vocabulary read() {
    return jdbi.withHandle(
        handle -> {
          var vocabulary = new Vocabulary(codes(handle), synonyms.rules());
          gazetteer
              .departments()
              .forEach(of -> vocabulary.addDepartment(new Area(of.code(), of.name())));
          handle
              .createQuery("SELECT code, name FROM region")
              .map((row, context) -> new Area(row.getString(1), row.getString(2)))
              .forEach(vocabulary::addRegion);
          gazetteer.communes().forEach(vocabulary::addCommune);
          return vocabulary;
        });
  }

  private static List<Vocabulary.Code> codes(Handle handle) {
    var codes = new ArrayList<Vocabulary.Code>();
    handle
        .createQuery(
            """
            SELECT nomenclature_id, code, label
              FROM nomenclature_code
             WHERE nomenclature_id IN ('J16', 'J17', 'J18', 'J19', 'J35', 'J55')
             UNION ALL
            SELECT DISTINCT 'PROFESSION', profession_code, profession_label
              FROM professional
             WHERE profession_code IS NOT NULL AND profession_label IS NOT NULL
             UNION ALL
            SELECT DISTINCT 'SKILL', skill_code, skill_label
              FROM professional
             WHERE skill_code IS NOT NULL AND skill_label IS NOT NULL
             ORDER BY 1, 2
            """)
        .map(
            (row, context) ->
                new Vocabulary.Code(list(row.getString(1)), row.getString(2), row.getString(3)))
        .forEach(codes::add);
    return codes;
  }

  private static Coded list(String nomenclature) {
    return switch (nomenclature) {
      case "J16" -> Coded.ACT;
      case "J17" -> Coded.ACTIVITY;
      case "J18" -> Coded.EQUIPMENT;
      case "J19" -> Coded.CARE_MODE;
      case "J35", "SKILL" -> Coded.SPECIALITY;
      case "J55" -> Coded.FACILITY_CATEGORY;
      default -> Coded.PROFESSION;
    };
  }
}
