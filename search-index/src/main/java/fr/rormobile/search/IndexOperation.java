package fr.rormobile.search;

/** One change to bring to the index. */
public sealed interface IndexOperation {

  OfferKey key();

  /** Of the entity after the change, 1 or more. */
  long version();

  /** The entity is now so. */
  record Put(OfferDocument document) implements IndexOperation {
    @Override
    public OfferKey key() {
      return document.key();
    }

    @Override
    public long version() {
      return document.version();
    }
  }

  /**
   * The entity is gone. A mark is kept instead of a deletion, since OpenSearch forgets the version
   * of a deleted document after 60 s and would then take a late, older write. The mark lasts until
   * the next rebuild.
   */
  record Tombstone(OfferKind kind, String id, long version) implements IndexOperation {
    public Tombstone {
      Check.version(version);
    }

    @Override
    public OfferKey key() {
      return new OfferKey(kind, id);
    }
  }
}
