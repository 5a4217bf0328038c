package fr.rormobile.api.beds;

import fr.rormobile.api.platform.web.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, or strange, about what somebody says of beds.
 *
 * @param rule a stable code
 * @param field in the report as it was sent, e.g. {@code lines[2].count}
 * @param bound what would have been right; null: said by the message alone
 * @param message the French sentence that the person reads
 */
public record BedFinding(String rule, String field, @Nullable String bound, String message) {
  public Violation violation() {
    return new Violation(field, rule, bound, message);
  }
}
