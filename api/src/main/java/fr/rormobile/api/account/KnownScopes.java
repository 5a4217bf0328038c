package fr.rormobile.api.account;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Which of the things that an account may be limited to are in the database. */
@Singleton
class KnownScopes {
  private final Jdbi jdbi;

  KnownScopes(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Those of these FINESS numbers that name a facility. */
  Set<String> facilities(Set<String> wanted) {
    return known(
        "SELECT finess FROM facility WHERE finess = ANY (:wanted) AND deleted_at IS NULL", wanted);
  }

  Set<String> regions(Set<String> wanted) {
    return known("SELECT code FROM region WHERE code = ANY (:wanted)", wanted);
  }

  Set<String> crisisCells(Set<String> wanted) {
    return known("SELECT id FROM crisis_cell WHERE id = ANY (:wanted)", wanted);
  }

  private Set<String> known(String select, Set<String> wanted) {
    return jdbi.withHandle(
        h ->
            h
                .createQuery(select)
                .bind("wanted", wanted.toArray(String[]::new))
                .mapTo(String.class)
                .stream()
                .collect(Collectors.toUnmodifiableSet()));
  }
}
