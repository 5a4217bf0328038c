package fr.rormobile.api.nomenclature;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.platform.web.Etags;
import fr.rormobile.api.platform.web.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

@Controller("/nomenclatures")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM", "FEED"})
class NomenclatureController {
  private static final int PAGE = 200;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}");

  private final NomenclatureReader nomenclatures;
  private final Etags etags;

  NomenclatureController(NomenclatureReader nomenclatures, Etags etags) {
    this.nomenclatures = nomenclatures;
    this.etags = etags;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request) {
    return etags.answer(request, new All(nomenclatures.list()));
  }

  @Get("/{id}")
  HttpResponse<?> codes(
      HttpRequest<?> request,
      @PathVariable String id,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable @Min(1) @Max(500) Integer size) {
    if (!ID.matcher(id).matches()) {
      throw ProblemException.invalid(
          "id",
          "pattern",
          ID.pattern(),
          "Un nom de nomenclature est fait de lettres et de tirets.");
    }
    var keys = Cursors.keys(cursor, 1);
    var wanted = size == null ? PAGE : size;
    var codes = nomenclatures.codes(id, keys.isEmpty() ? "" : keys.getFirst(), wanted + 1);
    if (codes.isEmpty() && !nomenclatures.exists(id)) {
      throw ProblemException.notFound("Cette nomenclature n'existe pas.");
    }
    var more = codes.size() > wanted;
    var shown = more ? codes.subList(0, wanted) : codes;
    return etags.answer(request, new Page(shown, more ? Cursors.of(shown.getLast().code()) : null));
  }

  /** The contract's NomenclatureList. */
  @Serdeable
  record All(List<NomenclatureReader.Summary> items) {}

  /** The contract's CodedPage. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<NomenclatureReader.Code> items, @Nullable String nextCursor) {}
}
