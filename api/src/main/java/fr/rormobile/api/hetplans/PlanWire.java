package fr.rormobile.api.hetplans;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.platform.web.Ids;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes over the wire; the contract says what each field is. */
public final class PlanWire {
  private PlanWire() {}

  static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
  static final String REGION = "[0-9]{2}|9[78][0-9]";

  @Serdeable
  @Introspected
  record NewPlan(
      @Nullable @Pattern(regexp = REGION) String regionCode,
      @Nullable @Min(1) @Max(2) Integer level,
      @Nullable @Pattern(regexp = Ids.FINESS) String facilityId,
      @Nullable @Pattern(regexp = ID) String modelId,
      @Nullable @Size(min = 1, max = 120) String label,
      @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = ID) String> actionIds,
      @Nullable @Min(30) @Max(43_200) Integer updateEveryMinutes,
      @Nullable @Min(0) @Max(500) Integer backFreeBeds,
      @Nullable @Min(1) @Max(100) Integer backOccupancyPercent,
      @Nullable @Min(1) @Max(72) Integer backHours) {}

  @Serdeable
  @Introspected
  record PlanEdit(
      @NotNull @Size(min = 1, max = 120) String label,
      @NotNull @Size(max = 50) List<@NotNull @Pattern(regexp = ID) String> actionIds,
      @NotNull @Min(30) @Max(43_200) Integer updateEveryMinutes,
      @Nullable @Min(0) @Max(500) Integer backFreeBeds,
      @Nullable @Min(1) @Max(100) Integer backOccupancyPercent,
      @NotNull @Min(1) @Max(72) Integer backHours) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Plan(
      String id,
      String label,
      int level,
      List<String> actionIds,
      String scope,
      @Nullable String regionCode,
      @Nullable String facilityId,
      @Nullable String modelId,
      @Nullable Integer modelVersion,
      int updateEveryMinutes,
      @Nullable Integer backFreeBeds,
      @Nullable Integer backOccupancyPercent,
      int backHours,
      int version,
      boolean withdrawn) {}

  @Serdeable
  @Introspected
  record ActionInput(
      @NotNull @Pattern(regexp = REGION) String regionCode,
      @NotNull @Size(min = 1, max = 60) String category,
      @NotNull @Size(min = 1, max = 200) String label,
      @Nullable @Size(min = 1, max = 1000) String summary) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Action(
      String id,
      String label,
      String category,
      @Nullable String summary,
      @Nullable String regionCode,
      int version,
      boolean withdrawn) {}

  @Serdeable
  @Introspected
  record PartnersInput(
      @NotNull @Size(max = 50) List<@NotNull @Pattern(regexp = Ids.FINESS) String> partnerIds) {}

  @Serdeable
  record FinessRef(String finess, String name) {}

  @Serdeable
  record Labelled(String id, String label) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Solidarity(Labelled disciplineGroup, List<FinessRef> partners, int version) {}

  @Serdeable
  record ItemList<T>(List<T> items) {}
}
