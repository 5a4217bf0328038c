package fr.rormobile.api.delegation;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.platform.web.Ids;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes over the wire; the contract says what each field is. */
final class DelegationWire {
  private DelegationWire() {}

  private static final String UUID =
      "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

  @Serdeable
  @Introspected
  record NewDelegation(
      @NotNull @Pattern(regexp = UUID) String id,
      @NotNull @Pattern(regexp = Ids.FINESS) String facilityId,
      @NotNull @Size(min = 1, max = 200) String login,
      @NotNull @Min(15) @Max(43_200) Integer durationMinutes,
      @Nullable @Size(min = 1, max = 500) String note) {}

  @Serdeable
  record FinessRef(String finess, String name) {}

  @Serdeable
  record Person(String login, String displayName) {}

  /**
   * @param counts whether it can be used now
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Delegation(
      String id,
      FinessRef facility,
      Person to,
      String givenBy,
      Instant givenAt,
      Instant untilAt,
      @Nullable String note,
      boolean counts,
      @Nullable Instant withdrawnAt,
      @Nullable String withdrawnBy) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<Delegation> items, @Nullable String nextCursor) {}
}
