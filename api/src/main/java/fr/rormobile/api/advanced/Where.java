package fr.rormobile.api.advanced;

import java.util.List;

/** A tree of criteria that was read and is good. */
sealed interface Where {
  /** True of everything. */
  Where ANYTHING = new All(List.of());

  record All(List<Where> of) implements Where {
    public All {
      of = List.copyOf(of);
    }
  }

  record Any(List<Where> of) implements Where {
    public Any {
      of = List.copyOf(of);
    }
  }

  record Not(Where of) implements Where {}

  /** There is a related entity of this kind, which the caller may see, of which that is true. */
  record Related(Kind kind, Where where) implements Where {}

  /**
   * @param values of the type of the field, as many as the operator takes
   */
  record Has(Field field, Operator operator, List<Object> values) implements Where {
    public Has {
      values = List.copyOf(values);
    }
  }
}
