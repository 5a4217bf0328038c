package fr.rormobile.api.imports;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.imports.ImportWire.Accepted;
import fr.rormobile.api.imports.ImportWire.Import;
import fr.rormobile.api.imports.ImportWire.ImportPage;
import fr.rormobile.api.imports.ImportWire.RefusalPage;
import fr.rormobile.api.imports.ImportWire.RefusedLine;
import fr.rormobile.api.platform.web.Cursors;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

@Controller("/imports")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("REGIONAL_TEAM")
class ImportsController {
  private static final int FIRST_PAGE = 20;

  private final Imports imports;
  private final ImportStore store;

  ImportsController(Imports imports, ImportStore store) {
    this.imports = imports;
    this.store = store;
  }

  @Post(consumes = MediaType.MULTIPART_FORM_DATA)
  HttpResponse<Accepted> start(
      Caller caller,
      @Nullable @Header("Idempotency-Key") @Pattern(regexp = "[\\x21-\\x7e]{1,64}") String key,
      @Body MultipartBody body) {
    var upload = Upload.of(Flux.from(body).toIterable());
    var kept = false;
    try {
      var begun =
          imports.begin(upload.format(), upload.files(), new Imports.Request(caller.id(), key));
      return switch (begun) {
        case Imports.Begun started -> {
          Thread.ofVirtual()
              .name("import-" + started.id())
              .start(
                  () -> {
                    try (upload) {
                      started.run(counts -> {});
                    }
                  });
          kept = true;
          yield accepted(started.id());
        }
        case Imports.Again(var id) -> accepted(id);
        case Imports.KeyForOther _ ->
            throw ProblemException.of(
                ProblemKind.KEY_REUSED,
                "Cette demande a déjà été envoyée avec un autre contenu ; envoyez-la avec une"
                    + " nouvelle clé.");
        case Imports.Busy _ ->
            throw ProblemException.conflict(
                "Un chargement est déjà en cours ; recommencez quand il sera fini.");
      };
    } finally {
      if (!kept) {
        upload.close();
      }
    }
  }

  private static HttpResponse<Accepted> accepted(long id) {
    var name = ImportJob.publicId(id);
    return HttpResponse.<Accepted>accepted(URI.create("/imports/" + name)).body(new Accepted(name));
  }

  @Get
  ImportPage list(
      @Nullable @QueryValue @Size(min = 1, max = 1000) String cursor,
      @QueryValue(defaultValue = "20") @Min(1) @Max(50) int size) {
    var keys = Cursors.keys(cursor, 1);
    var before = keys.isEmpty() ? Long.MAX_VALUE : number(keys.getFirst());
    var found = store.list(before, size + 1);
    var shown = found.stream().limit(size).toList();
    return new ImportPage(
        shown.stream().map(job -> Import.of(job, null)).toList(),
        found.size() > size ? Cursors.of(Long.toString(shown.getLast().id())) : null);
  }

  @Get("/{id}")
  Import read(String id) {
    var job = get(id);
    return Import.of(job, refusals(job, null, FIRST_PAGE));
  }

  @Get("/{id}/refusals")
  RefusalPage refusals(
      String id,
      @Nullable @QueryValue @Size(min = 1, max = 1000) String cursor,
      @QueryValue(defaultValue = "20") @Min(1) @Max(50) int size) {
    return refusals(get(id), cursor, size);
  }

  private RefusalPage refusals(ImportJob job, @Nullable String cursor, int size) {
    var keys = Cursors.keys(cursor, 2);
    var found =
        keys.isEmpty()
            ? store.listRefusals(job.id(), 0, 0, size + 1)
            : store.listRefusals(
                job.id(), (int) number(keys.get(0)), (int) number(keys.get(1)), size + 1);
    var shown = found.stream().limit(size).toList();
    return new RefusalPage(
        shown.stream().map(RefusedLine::of).toList(), found.size() > size ? next(shown) : null);
  }

  private static String next(List<Refusal> shown) {
    var last = shown.getLast();
    return Cursors.of(Integer.toString(last.fileNumber()), Integer.toString(last.line()));
  }

  private static long number(String key) {
    if (!key.matches("[0-9]{1,18}")) {
      throw Cursors.refused();
    }
    return Long.parseLong(key);
  }

  private ImportJob get(String id) {
    return store
        .find(ImportJob.idOf(id))
        .orElseThrow(() -> ProblemException.notFound("Ce chargement n'existe pas."));
  }
}
