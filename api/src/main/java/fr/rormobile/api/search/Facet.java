package fr.rormobile.api.search;

import fr.rormobile.api.search.SearchRequest.Criterion;
import fr.rormobile.search.OfferHits.FacetCount;
import fr.rormobile.search.OfferHits.Facets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What results are counted by. */
enum Facet {
  DEPARTMENT(null),
  ACTIVITY(Criterion.ACTIVITY),
  CARE_MODE(Criterion.CARE_MODE);

  private final @Nullable Criterion criterion;

  Facet(@Nullable Criterion criterion) {
    this.criterion = criterion;
  }

  /** That is of the same name; null: it is not one code. */
  @Nullable Criterion criterion() {
    return criterion;
  }

  List<FacetCount> in(Facets facets) {
    return switch (this) {
      case DEPARTMENT -> facets.departments();
      case ACTIVITY -> facets.activities();
      case CARE_MODE -> facets.careModes();
    };
  }
}
