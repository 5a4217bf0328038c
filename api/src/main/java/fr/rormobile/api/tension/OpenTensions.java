package fr.rormobile.api.tension;

import fr.rormobile.api.tension.BoardStore.Filter;
import fr.rormobile.api.tension.TensionWire.Line;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Tensions in progress, as the board lists them, for those who carry them away. */
@Singleton
public class OpenTensions {
  private static final int MOST = 200;

  private final BoardStore store;

  OpenTensions(BoardStore store) {
    this.store = store;
  }

  /**
   * Newest first, drills too; the newest 200.
   *
   * @param departments codes; empty: none
   */
  public List<Line> list(Handle h, Collection<String> departments) {
    if (departments.isEmpty()) {
      return List.of();
    }
    var filter =
        new Filter("OPEN", List.copyOf(departments), List.of(), null, null, null, null, null);
    return store.list(h, filter, null, MOST);
  }

  /** Those of these ids, whether open or closed. */
  public List<Line> of(Handle h, Collection<UUID> ids) {
    return h.createQuery(TensionStore.LINE + " WHERE t.id = ANY (:ids) ORDER BY t.id")
        .bindArray("ids", UUID.class, List.copyOf(ids))
        .map((row, context) -> TensionStore.line(row))
        .list();
  }
}
