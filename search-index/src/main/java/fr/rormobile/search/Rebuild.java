package fr.rormobile.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new index being filled while the present one answers. {@link OfferIndex#write} goes to the
 * present one only, so the caller, who knows the truth, does this:
 *
 * <ol>
 *   <li>note where the changes stand (an outbox position, a time);
 *   <li>{@link #write} every entity;
 *   <li>{@link #write} what changed since the note, again until little is left;
 *   <li>{@link #publish};
 *   <li>{@link #write} once more what changed since the note: what reached only the old index
 *       between the last write and the swap.
 * </ol>
 *
 * <p>External versions make every repetition harmless. A crash before {@link #publish} leaves the
 * present index untouched and an unused one behind, which the next rebuild removes. One rebuild at
 * a time: the caller holds a lock. Not thread-safe, except {@link #write}.
 */
public final class Rebuild {
  private final Indices indices;
  private final BulkWriter bulk;
  private final String name;

  /** What searches saw before {@link #publish}. */
  private @Nullable String replaced;

  Rebuild(Indices indices, BulkWriter bulk, String name) {
    this.indices = indices;
    this.bulk = bulk;
    this.name = name;
  }

  public String indexName() {
    return name;
  }

  /**
   * Into the new index, before or after it is published; not searchable before.
   *
   * @throws SearchUnavailable as {@link OfferIndex#write}
   */
  public WriteResult write(List<? extends IndexOperation> operations) {
    return bulk.write(Indices.buildAlias(name), operations);
  }

  /**
   * From one moment to the next all searches and writes go to the new index. The one before it is
   * kept, so that a bad rebuild can be undone by moving the alias by hand; older ones are removed.
   *
   * @throws SearchUnavailable when the swap is not known to have taken place; calling again is
   *     harmless
   */
  public void publish() {
    indices.publish(name).ifPresent(before -> replaced = before.name());
    // Without knowing what was replaced, by a first call whose answer was lost, nothing is removed:
    // the next rebuild does it.
    if (replaced != null) {
      indices.removeOlderThan(name, replaced);
    }
  }

  /** Removes the new index; only before {@link #publish}. */
  public void abandon() {
    if (indices.live().filter(live -> live.name().equals(name)).isPresent()) {
      throw new IllegalStateException(name + " is published");
    }
    indices.remove(name);
  }
}
