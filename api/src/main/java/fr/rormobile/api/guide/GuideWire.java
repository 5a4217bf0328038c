package fr.rormobile.api.guide;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.guide.GuideContent.Definition;
import fr.rormobile.api.guide.GuideContent.Link;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What goes over the wire; the contract says what each field is. */
final class GuideWire {
  private GuideWire() {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Tile(
      String id,
      GuideKind kind,
      @Nullable String parentId,
      String title,
      @Nullable String summary,
      int children,
      @Nullable Long count,
      @Nullable List<Step> path) {}

  /** A node above. */
  @Serdeable
  record Step(String id, String title) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Overview(
      @Nullable Integer publication,
      @Nullable Instant publishedAt,
      boolean preview,
      List<Tile> items,
      boolean counted,
      @Nullable String notice) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record BoundSearch(Map<String, List<String>> parameters, String query) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Sheet(
      String id,
      GuideKind kind,
      @Nullable String parentId,
      int position,
      String title,
      @Nullable String summary,
      @Nullable String text,
      List<String> missions,
      List<Definition> definitions,
      List<Link> links,
      List<String> keywords,
      List<Step> path,
      List<Tile> children,
      @Nullable BoundSearch search,
      @Nullable Long count,
      boolean counted,
      @Nullable String notice,
      boolean preview,
      Instant updatedAt,
      @Nullable OwnOpinion opinion,
      String opinionHint) {}

  /** What became of a node of the draft; its version is the tag. */
  @Serdeable
  record DraftNode(String id, long version, Instant updatedAt) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Publication(
      int number,
      Instant publishedAt,
      @Nullable String publishedBy,
      @Nullable String note,
      @Nullable Integer restored,
      int nodes) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PublicationPage(List<Publication> items, @Nullable String nextCursor) {}

  /** The reason of a publication. */
  @Serdeable
  @Introspected
  record PublicationInput(@Nullable @Size(min = 1, max = 500) String note) {}

  @Serdeable
  @Introspected
  record RestorationInput(
      @Nullable @Size(min = 1, max = 500) String note, @Nullable Boolean discardDraft) {
    boolean mayDiscardDraft() {
      return Boolean.TRUE.equals(discardDraft);
    }
  }

  @Serdeable
  @Introspected
  record OpinionInput(
      @NotNull Boolean useful, @Nullable @Size(min = 1, max = 1000) String comment) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OwnOpinion(boolean useful, @Nullable String comment, Instant saidAt) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Opinion(
      String id,
      String nodeId,
      @Nullable String nodeTitle,
      boolean useful,
      @Nullable String comment,
      int publication,
      Instant saidAt,
      String author) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OpinionPage(List<Opinion> items, int useful, int notUseful, @Nullable String nextCursor) {}
}
