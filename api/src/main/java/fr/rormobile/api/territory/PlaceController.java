package fr.rormobile.api.territory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("/places")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class PlaceController {
  private static final int PAGE = 10;

  private final Gazetteer places;

  PlaceController(Gazetteer places) {
    this.places = places;
  }

  @Get
  Found list(
      @QueryValue @Size(min = 1, max = 100) String q,
      @QueryValue @Nullable @Min(1) @Max(50) Integer size) {
    var most = size == null ? PAGE : size;
    return new Found(places.communes(q, most), places.departments(q, most));
  }

  /** The contract's PlaceList. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Found(List<Commune> items, List<Department> departments) {}
}
