package fr.rormobile.api.freshness;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.freshness.PolicyWire.Referent;
import fr.rormobile.api.platform.web.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Who answers for a facility's figures: accounts that direct it or manage its beds, so that what
 * they are told is about what they can act on. Without any the facility's directors do.
 */
@Singleton
class Referents {
  private final Jdbi jdbi;
  private final PolicyStore facilities;

  Referents(Jdbi jdbi, PolicyStore facilities) {
    this.jdbi = jdbi;
    this.facilities = facilities;
  }

  List<Referent> list(Caller caller, String facility) {
    return jdbi.withHandle(
        h -> {
          check(h, caller, facility);
          return list(h, facility);
        });
  }

  /** Instead of those there are; empty: the directors from then on. */
  List<Referent> put(Caller caller, String facility, List<String> logins) {
    return jdbi.inTransaction(
        h -> {
          check(h, caller, facility);
          h.execute("DELETE FROM facility_referent WHERE facility_finess = ?", facility);
          for (var i = 0; i < logins.size(); i++) {
            if (!add(h, facility, logins.get(i))) {
              throw ProblemException.invalid(
                  "logins[" + i + "]",
                  "reference",
                  null,
                  "Un référent doit être un compte actif de la direction ou de la gestion des lits"
                      + " de cet établissement.");
            }
          }
          return list(h, facility);
        });
  }

  private static boolean add(Handle h, String facility, String login) {
    return h.createUpdate(
                """
                INSERT INTO facility_referent (facility_finess, account_id)
                SELECT CAST(:facility AS text), id FROM account
                 WHERE login = lower(:login) AND active
                   AND roles && ARRAY['DIRECTOR', 'BED_MANAGER'] AND facilities @> ARRAY[CAST(:facility AS text)]
                    ON CONFLICT DO NOTHING
                """)
            .bind("facility", facility)
            .bind("login", login.strip())
            .execute()
        == 1;
  }

  private static List<Referent> list(Handle h, String facility) {
    return h.createQuery(
            """
            SELECT a.login, a.display_name
              FROM facility_referent r
              JOIN account a ON a.id = r.account_id
             WHERE r.facility_finess = :facility AND a.active
             ORDER BY a.login
            """)
        .bind("facility", facility)
        .map((row, context) -> new Referent(row.getString(1), row.getString(2)))
        .list();
  }

  private void check(Handle h, Caller caller, String facility) {
    var region =
        facilities
            .regionOf(h, facility)
            .orElseThrow(
                () -> ProblemException.notFound("Cet établissement n'existe pas ou plus."));
    var runs =
        caller.has(Role.REGIONAL_TEAM) && region.filter(caller.regions()::contains).isPresent();
    if (!runs && !caller.directs(facility)) {
      throw ProblemException.outOfScope(
          "Vous ne désignez de référents que pour les établissements de votre périmètre.");
    }
  }
}
