package fr.rormobile.api.guide;

/**
 * What a node is; a node lies below one of a lesser rank, so a tree is four levels deep at most.
 */
enum GuideKind {
  DOMAIN(0),
  /** A theme beside the domains, « L'obésité ». */
  PANEL(0),
  SUB_DOMAIN(1),
  CHAPTER(2),
  ARTICLE(3);

  private final int rank;

  GuideKind(int rank) {
    this.rank = rank;
  }

  boolean onFirstScreen() {
    return rank == 0;
  }

  boolean mayLieBelow(GuideKind parent) {
    return rank > parent.rank;
  }
}
