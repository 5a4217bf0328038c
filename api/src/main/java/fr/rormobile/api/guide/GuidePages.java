package fr.rormobile.api.guide;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.guide.GuideWire.BoundSearch;
import fr.rormobile.api.guide.GuideWire.Overview;
import fr.rormobile.api.guide.GuideWire.Sheet;
import fr.rormobile.api.guide.GuideWire.Step;
import fr.rormobile.api.guide.GuideWire.Tile;
import fr.rormobile.api.guide.Refinement.Refined;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.search.BoundSearches;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What is shown of the guide: its texts from memory, its counts from the index. */
@Singleton
class GuidePages {
  private static final String UNCOUNTED =
      "La recherche ne répond pas pour le moment : le nombre de réponses n'est pas connu.";

  private final PublishedGuide published;
  private final Publications publications;
  private final GuideEdition edition;
  private final GuideCounts counts;
  private final BoundSearches searches;
  private final Opinions opinions;
  private final Jdbi jdbi;

  GuidePages(
      PublishedGuide published,
      Publications publications,
      GuideEdition edition,
      GuideCounts counts,
      BoundSearches searches,
      Opinions opinions,
      Jdbi jdbi) {
    this.published = published;
    this.publications = publications;
    this.edition = edition;
    this.counts = counts;
    this.searches = searches;
    this.opinions = opinions;
    this.jdbi = jdbi;
  }

  static ProblemException unknown() {
    return ProblemException.notFound("Cet article du guide n'existe pas ou plus.");
  }

  /** The whole published tree, each node before its children. */
  Overview overview(Caller caller) {
    var tree = published.tree();
    var counted = counts.ofPublished(tree, Visibility.of(caller));
    return overview(tree, tree.all(), counted, false, false);
  }

  /** The whole draft. */
  Overview preview(Caller caller) {
    var tree = edition.draft();
    var counted = counts.of(tree.all(), tree, Map.of(), Visibility.of(caller));
    return overview(tree, tree.all(), counted, true, false);
  }

  /** The published nodes that have these words, the best first, each with its path. */
  Overview found(Caller caller, String words) {
    var tree = published.tree();
    var ids = jdbi.withHandle(h -> publications.find(h, tree.number(), Words.of(words)));
    var nodes = ids.stream().map(tree::find).flatMap(Optional::stream).toList();
    return overview(tree, nodes, counts.ofPublished(tree, Visibility.of(caller)), false, true);
  }

  private static Overview overview(
      GuideTree tree,
      List<GuideNode> nodes,
      Optional<Map<String, Long>> counted,
      boolean preview,
      boolean withPath) {
    return new Overview(
        tree.number() == GuideTree.UNPUBLISHED ? null : tree.number(),
        tree.publishedAt(),
        preview,
        nodes.stream().map(node -> tile(tree, node, counted, withPath)).toList(),
        counted.isPresent(),
        counted.isPresent() ? null : UNCOUNTED);
  }

  /**
   * A node and those right below it.
   *
   * @param added what the reader asks besides
   * @throws ProblemException 404, or 400 for what {@code GET /search} would refuse or the node's
   *     search contradicts
   */
  Sheet sheet(Caller caller, GuideTree tree, String id, Map<String, List<String>> added) {
    var node = tree.find(id).orElseThrow(GuidePages::unknown);
    var visibility = Visibility.of(caller);
    if (!added.isEmpty()) {
      searches.check(added, "", visibility);
    }
    var search = search(node, added, visibility);
    var below = tree.children(id);
    return sheet(caller, tree, node, below, search, counted(tree, node, below, added, visibility));
  }

  private Optional<Map<String, Long>> counted(
      GuideTree tree,
      GuideNode node,
      List<GuideNode> below,
      Map<String, List<String>> added,
      Visibility visibility) {
    if (added.isEmpty() && tree.number() != GuideTree.UNPUBLISHED) {
      return counts.ofPublished(tree, visibility);
    }
    var shown = new ArrayList<>(below);
    shown.add(node);
    return counts.of(shown, tree, added, visibility);
  }

  private @Nullable BoundSearch search(
      GuideNode node, Map<String, List<String>> added, Visibility visibility) {
    if (node.search().isEmpty()) {
      return null;
    }
    return switch (Refinement.of(node.search(), added)) {
      case Refined.Search(var parameters) -> {
        if (!added.isEmpty()) {
          searches.check(parameters, "", visibility);
        }
        yield new BoundSearch(parameters, query(parameters));
      }
      case Refined.Contradiction(var parameter, var value) ->
          throw ProblemException.invalid(
              parameter,
              "excludes",
              value,
              "Cet article fixe déjà « " + parameter + " » : " + value + ".");
    };
  }

  private Sheet sheet(
      Caller caller,
      GuideTree tree,
      GuideNode node,
      List<GuideNode> below,
      @Nullable BoundSearch search,
      Optional<Map<String, Long>> counted) {
    var content = node.content();
    return new Sheet(
        node.id(),
        node.kind(),
        node.parentId(),
        node.position(),
        content.title(),
        content.summary(),
        content.text(),
        content.missionList(),
        content.definitionList(),
        content.linkList(),
        content.keywordList(),
        path(tree, node),
        below.stream().map(child -> tile(tree, child, counted, false)).toList(),
        search,
        count(node, counted),
        counted.isPresent(),
        counted.isPresent() ? null : UNCOUNTED,
        tree.number() == GuideTree.UNPUBLISHED,
        node.updatedAt(),
        opinions.find(caller.id(), node.id()).orElse(null),
        Opinions.HINT);
  }

  private static Tile tile(
      GuideTree tree, GuideNode node, Optional<Map<String, Long>> counted, boolean withPath) {
    return new Tile(
        node.id(),
        node.kind(),
        node.parentId(),
        node.title(),
        node.content().summary(),
        tree.children(node.id()).size(),
        count(node, counted),
        withPath ? path(tree, node) : null);
  }

  private static @Nullable Long count(GuideNode node, Optional<Map<String, Long>> counted) {
    return counted.map(counts -> counts.get(node.id())).orElse(null);
  }

  private static List<Step> path(GuideTree tree, GuideNode node) {
    return tree.ancestors(node).stream().map(above -> new Step(above.id(), above.title())).toList();
  }

  private static String query(Map<String, List<String>> parameters) {
    return parameters.entrySet().stream()
        .flatMap(
            each -> each.getValue().stream().map(value -> each.getKey() + "=" + encoded(value)))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
