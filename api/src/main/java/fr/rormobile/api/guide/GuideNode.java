package fr.rormobile.api.guide;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One node of a tree, draft or published.
 *
 * @param id a slug that stays
 * @param parentId null: on the first screen
 * @param position among its siblings, from 0; of equal ones the title decides
 * @param version of the draft; 0 in a publication
 */
record GuideNode(
    String id,
    @Nullable String parentId,
    GuideKind kind,
    int position,
    GuideContent content,
    long version,
    Instant updatedAt) {

  String title() {
    return content.title();
  }

  /** Parameters of {@code GET /search}; empty: the node has no search. */
  Map<String, List<String>> search() {
    return content.boundSearch();
  }
}
