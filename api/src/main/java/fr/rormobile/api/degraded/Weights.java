package fr.rormobile.api.degraded;

import org.jdbi.v3.core.statement.Query;

/** How well a name fits what was typed: simple, and the same at every page. The least is best. */
final class Weights {
  private static final int WHOLE_NAME = 100;
  private static final int NAME_BEGINS = 40;
  private static final int ALL_IN_NAME = 20;
  private static final int ONE_IN_NAME = 5;

  private Weights() {}

  /** Expression on {@code offer_text t}. */
  static String sql(TypedQuery typed) {
    var sum = new StringBuilder("-(");
    sum.append("(t.folded_name = :folded)::int * ").append(WHOLE_NAME);
    sum.append(" + starts_with(t.folded_name, :folded)::int * ").append(NAME_BEGINS);
    sum.append(" + (t.name_words @@ CAST(:words AS tsquery))::int * ").append(ALL_IN_NAME);
    for (var i = 0; i < typed.each().size(); i++) {
      sum.append(" + (t.name_words @@ CAST(:word").append(i);
      sum.append(" AS tsquery))::int * ").append(ONE_IN_NAME);
    }
    // Among equals, that which is named by little else.
    return sum.append(")::float8 + length(t.folded_name) / 1024.0::float8").toString();
  }

  static void bind(Query query, TypedQuery typed) {
    query.bind("folded", typed.folded());
    for (var i = 0; i < typed.each().size(); i++) {
      query.bind("word" + i, typed.each().get(i));
    }
  }
}
