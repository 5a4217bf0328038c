package fr.rormobile.api.commands;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One sort of thing that can be done without network: the same as a single route, sent later. */
public interface OfflineCommand {

  /** As the contract names it. */
  String kind();

  /** The route that does the same, « POST /tensions/{id}/events ». */
  String route();

  /** Of that route. */
  Set<Role> roles();

  /** Whether others of the same request may name what this one creates: those are done first. */
  default boolean creates() {
    return false;
  }

  /**
   * Whether the service works in the transaction that keeps the verdict. One that does not must by
   * itself do nothing new when it is asked again.
   */
  default boolean joins() {
    return true;
  }

  /**
   * Does it, or throws the problem of the single route.
   *
   * @throws fr.rormobile.api.platform.web.ProblemException nothing was done
   */
  Applied apply(Caller caller, Sent sent) throws SQLException;

  /**
   * What came of it.
   *
   * @param location path of what it created or changed; null: nothing that can be read
   * @param version of that, for those who change it next; null: it has none
   * @param notice what it met, in French; null: nothing
   */
  record Applied(@Nullable String location, @Nullable Long version, @Nullable String notice) {
    public static Applied at(String location) {
      return new Applied(location, null, null);
    }
  }
}
