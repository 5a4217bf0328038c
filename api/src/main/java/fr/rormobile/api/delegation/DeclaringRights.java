package fr.rormobile.api.delegation;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.crisis.PersonalAlerts.Person;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Who may declare for a facility, and act on its tensions. A delegation counts from the moment it
 * is given to the moment it is withdrawn or over: it is asked of the database each time.
 */
@Singleton
public class DeclaringRights {
  private final Clock clock;

  DeclaringRights(Clock clock) {
    this.clock = clock;
  }

  public boolean holds(Handle h, Caller caller, String facility) {
    return caller.directs(facility) || delegated(h, caller.id()).contains(facility);
  }

  /** FINESS numbers of all facilities the caller may declare for. */
  public Set<String> facilities(Handle h, Caller caller) {
    var facilities = new HashSet<>(delegated(h, caller.id()));
    if (caller.has(Role.DIRECTOR)) {
      facilities.addAll(caller.facilities());
    }
    return facilities;
  }

  /** All who may declare for this facility now, to be told of what waits for them. */
  public List<Person> people(Handle h, String facility) {
    return h.createQuery(
            """
            SELECT a.id, a.display_name, a.email
              FROM account a
             WHERE a.active
               AND (   (a.roles @> '{DIRECTOR}' AND a.facilities @> ARRAY[CAST(:facility AS text)])
                    OR EXISTS (SELECT FROM tension_delegate d
                                WHERE d.account_id = a.id AND d.facility_finess = :facility
                                  AND d.given_at <= :now AND d.until_at > :now))
             ORDER BY a.display_name, a.id
            """)
        .bind("facility", facility)
        .bind("now", clock.instant())
        .map(
            (row, context) ->
                new Person(
                    row.getObject("id", UUID.class),
                    row.getString("display_name"),
                    row.getString("email")))
        .list();
  }

  private Set<String> delegated(Handle h, UUID account) {
    return h.createQuery(
            """
            SELECT d.facility_finess FROM tension_delegate d
             WHERE d.account_id = :account AND d.given_at <= :now AND d.until_at > :now
            """)
        .bind("account", account)
        .bind("now", clock.instant())
        .mapTo(String.class)
        .set();
  }
}
