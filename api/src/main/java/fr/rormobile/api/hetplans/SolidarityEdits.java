package fr.rormobile.api.hetplans;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.hetplans.PlanWire.FinessRef;
import fr.rormobile.api.hetplans.PlanWire.Labelled;
import fr.rormobile.api.hetplans.PlanWire.Solidarity;
import fr.rormobile.api.platform.AuditTrail;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Whose beds a facility counts on in a discipline group. The regional team decides: a link also
 * tells the partner of each tension.
 */
@Singleton
class SolidarityEdits {
  private final Jdbi jdbi;
  private final AuditTrail audit;
  private final Clock clock;

  SolidarityEdits(Jdbi jdbi, AuditTrail audit, Clock clock) {
    this.jdbi = jdbi;
    this.audit = audit;
    this.clock = clock;
  }

  /** All groups in which the facility has partners. */
  List<Solidarity> list(String facility) {
    return jdbi.withHandle(
        h -> {
          Facilities.regionOf(h, facility);
          return h
              .createQuery(
                  """
                  SELECT g.id FROM discipline_group g
                   WHERE EXISTS (SELECT FROM solidarity_link l
                                  WHERE l.facility_finess = :facility AND l.discipline_group_id = g.id)
                   ORDER BY g.rank
                  """)
              .bind("facility", facility)
              .mapTo(String.class)
              .list()
              .stream()
              .map(group -> read(h, facility, group))
              .toList();
        });
  }

  Solidarity read(String facility, String group) {
    return jdbi.withHandle(
        h -> {
          Facilities.regionOf(h, facility);
          return read(h, facility, group);
        });
  }

  /** Instead of those there are; none: the facility counts on nobody. */
  Solidarity put(
      Caller caller, String facility, String group, long version, List<String> partners) {
    return jdbi.inTransaction(
        h -> {
          var region = Facilities.regionOf(h, facility);
          if (!caller.has(Role.REGIONAL_TEAM)
              || region.filter(caller.regions()::contains).isEmpty()) {
            throw ProblemException.outOfScope(
                "Les liens de solidarité d'un établissement sont réglés par l'équipe de sa"
                    + " région.");
          }
          h.execute("LOCK TABLE solidarity_setting IN SHARE ROW EXCLUSIVE MODE");
          if (read(h, facility, group).version() != version) {
            throw ProblemException.of(
                ProblemKind.PRECONDITION_FAILED,
                "Ces liens ont changé entre-temps. Relisez-les avant de les modifier.");
          }
          check(h, facility, partners);
          write(h, caller, facility, group, partners);
          audit.keep(
              h,
              caller.id(),
              "SOLIDARITY_CHANGED",
              "/facilities/" + facility + "/solidarity/" + group,
              facility,
              null,
              partners.isEmpty() ? "Aucun partenaire." : String.join(", ", partners));
          return read(h, facility, group);
        });
  }

  private static void check(Handle h, String facility, List<String> partners) {
    var known = Facilities.known(h, partners);
    var seen = new HashSet<String>();
    for (var i = 0; i < partners.size(); i++) {
      var partner = partners.get(i);
      var field = "partnerIds[" + i + "]";
      if (partner.equals(facility) || !seen.add(partner)) {
        throw ProblemException.invalid(
            field, "excludes", null, "Un partenaire est un autre établissement, une seule fois.");
      }
      if (!known.contains(partner)) {
        throw ProblemException.invalid(
            field, "reference", null, "Cet établissement n'existe pas ou plus.");
      }
    }
  }

  private void write(
      Handle h, Caller caller, String facility, String group, List<String> partners) {
    h.createUpdate(
            """
            DELETE FROM solidarity_link
             WHERE facility_finess = :facility AND discipline_group_id = :group
            """)
        .bind("facility", facility)
        .bind("group", group)
        .execute();
    h.createUpdate(
            "INSERT INTO solidarity_link SELECT :facility, :group, p FROM unnest(:partners) AS p")
        .bind("facility", facility)
        .bind("group", group)
        .bindArray("partners", String.class, partners)
        .execute();
    h.createUpdate(
            """
            INSERT INTO solidarity_setting AS s VALUES (:facility, :group, 1, :now, :account)
                ON CONFLICT (facility_finess, discipline_group_id) DO UPDATE
               SET version = s.version + 1, changed_at = :now, changed_by = :account
            """)
        .bind("facility", facility)
        .bind("group", group)
        .bind("now", clock.instant())
        .bind("account", caller.id())
        .execute();
  }

  private static Solidarity read(Handle h, String facility, String group) {
    @Nullable String label =
        h.createQuery("SELECT label FROM discipline_group WHERE id = :id")
            .bind("id", group)
            .mapTo(String.class)
            .findOne()
            .orElse(null);
    if (label == null) {
      throw ProblemException.notFound("Ce groupe de disciplines n'existe pas.");
    }
    var partners =
        h.createQuery(
                """
                SELECT f.finess, coalesce(f.operational_name, f.name) AS name
                  FROM solidarity_link l
                  JOIN facility f ON f.finess = l.partner_finess AND f.deleted_at IS NULL
                 WHERE l.facility_finess = :facility AND l.discipline_group_id = :group
                 ORDER BY name, f.finess
                """)
            .bind("facility", facility)
            .bind("group", group)
            .map((row, context) -> new FinessRef(row.getString("finess"), row.getString("name")))
            .list();
    int version =
        h.createQuery(
                """
                SELECT version FROM solidarity_setting
                 WHERE facility_finess = :facility AND discipline_group_id = :group
                """)
            .bind("facility", facility)
            .bind("group", group)
            .mapTo(Integer.class)
            .findOne()
            .orElse(0);
    return new Solidarity(new Labelled(group, label), partners, version);
  }
}
