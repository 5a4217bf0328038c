package fr.rormobile.api.guide;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.guide.GuideWire.OpinionInput;
import fr.rormobile.api.guide.GuideWire.OwnOpinion;
import fr.rormobile.api.platform.web.Etags;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.VersionTags;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The guide as people read it. */
@Controller("/guide")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class GuideController {
  private static final String FLAG = "true|false";

  private final GuidePages pages;
  private final PublishedGuide published;
  private final GuideEdition edition;
  private final Opinions opinions;
  private final Etags etags;

  GuideController(
      GuidePages pages,
      PublishedGuide published,
      GuideEdition edition,
      Opinions opinions,
      Etags etags) {
    this.pages = pages;
    this.published = published;
    this.edition = edition;
    this.opinions = opinions;
    this.etags = etags;
  }

  @Get
  HttpResponse<?> overview(
      HttpRequest<?> request,
      Caller caller,
      @Nullable @QueryValue @Pattern(regexp = FLAG) String preview,
      @Nullable @QueryValue @Size(min = 1, max = 200) String q) {
    if (wantsPreview(caller, preview)) {
      if (q != null) {
        throw ProblemException.invalid(
            "q", "excludes", "preview", "Les mots se cherchent dans le guide publié.");
      }
      return etags.answer(request, pages.preview(caller));
    }
    return etags.answer(request, q == null ? pages.overview(caller) : pages.found(caller, q));
  }

  @Get("/{node}")
  HttpResponse<?> read(
      HttpRequest<?> request,
      Caller caller,
      @PathVariable String node,
      @RequestBean GuideParameters parameters) {
    if (wantsPreview(caller, parameters.preview())) {
      var draft = edition.draft();
      var version = draft.find(node).orElseThrow(GuidePages::unknown).version();
      return VersionTags.ok(pages.sheet(caller, draft, node, parameters.added()), version);
    }
    return etags.answer(request, pages.sheet(caller, published.tree(), node, parameters.added()));
  }

  @Post("/{node}/feedback")
  OwnOpinion say(Caller caller, @PathVariable String node, @Body @Valid OpinionInput input) {
    var tree = published.tree();
    var known = tree.find(node).orElseThrow(GuidePages::unknown);
    var comment = input.comment() == null || input.comment().isBlank() ? null : input.comment();
    return opinions.say(caller.id(), known.id(), tree.number(), input.useful(), comment);
  }

  private static boolean wantsPreview(Caller caller, @Nullable String preview) {
    if (preview == null || preview.equals("false")) {
      return false;
    }
    if (!preview.equals("true")) {
      throw ProblemException.invalid(
          "preview", "enum", "false, true", "« preview » est « true » ou « false ».");
    }
    if (!caller.has(Role.REGIONAL_TEAM)) {
      throw ProblemException.outOfScope("Seule l'équipe régionale lit le brouillon du guide.");
    }
    return true;
  }
}
