package fr.rormobile.api.suggest;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.search.SearchGate;
import fr.rormobile.search.GeoPoint;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("/suggest")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class SuggestController {
  private static final int SIZE = 10;
  private static final String NEAR = "-?[0-9]{1,2}(\\.[0-9]{1,10})?,-?[0-9]{1,3}(\\.[0-9]{1,10})?";

  private final Suggester suggester;
  private final SearchGate gate;

  SuggestController(Suggester suggester, SearchGate gate) {
    this.suggester = suggester;
    this.gate = gate;
  }

  @Get
  SuggestionAnswer suggest(
      Caller caller,
      @QueryValue @Size(min = 1, max = 100) String q,
      @QueryValue @Nullable @Pattern(regexp = NEAR) String near,
      @QueryValue @Nullable @Min(1) @Max(20) Integer size) {
    if (q.isBlank()) {
      return new SuggestionAnswer(List.of(), false, null);
    }
    var typed =
        new Typed(
            q.strip(),
            near == null ? null : position(near),
            Visibility.of(caller).seesConfidentialUnits(),
            size == null ? SIZE : size);
    return gate.in(() -> suggester.suggest(typed));
  }

  private static GeoPoint position(String near) {
    var comma = near.indexOf(',');
    var lat = Double.parseDouble(near.substring(0, comma));
    var lon = Double.parseDouble(near.substring(comma + 1));
    if (Math.abs(lat) > 90) {
      throw ProblemException.invalid(
          "near", "max", "90", "La latitude doit être entre -90 et 90 degrés.");
    }
    if (Math.abs(lon) > 180) {
      throw ProblemException.invalid(
          "near", "max", "180", "La longitude doit être entre -180 et 180 degrés.");
    }
    return new GeoPoint(lat, lon);
  }
}
