package fr.rormobile.api.search;

import fr.rormobile.api.search.SearchRequest.Criterion;
import fr.rormobile.search.FacetField;
import fr.rormobile.search.OfferHits.FacetCount;
import fr.rormobile.search.OfferHits.Facets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What results are counted by. */
enum Facet {
  DEPARTMENT(null, FacetField.DEPARTMENT),
  ACTIVITY(Criterion.ACTIVITY, FacetField.ACTIVITY),
  CARE_MODE(Criterion.CARE_MODE, FacetField.CARE_MODE);

  private final @Nullable Criterion criterion;
  private final FacetField field;

  Facet(@Nullable Criterion criterion, FacetField field) {
    this.criterion = criterion;
    this.field = field;
  }

  FacetField field() {
    return field;
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
