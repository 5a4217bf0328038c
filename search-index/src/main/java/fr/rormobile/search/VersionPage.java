package fr.rormobile.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of what the index holds, in the order of {@link OfferKey}, for a comparison with the
 * truth.
 *
 * @param next where the next page starts; null on the last one
 */
public record VersionPage(List<Entry> entries, @Nullable OfferKey next) {

  public VersionPage {
    entries = List.copyOf(entries);
  }

  /**
   * The version that the index has of one entity.
   *
   * @param deleted a tombstone
   */
  public record Entry(OfferKey key, long version, boolean deleted) {}
}
