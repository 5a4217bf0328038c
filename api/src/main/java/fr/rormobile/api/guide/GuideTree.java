package fr.rormobile.api.guide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A whole guide. Immutable. */
final class GuideTree {
  /** Of a draft, and of a database where nothing was published yet. */
  static final int UNPUBLISHED = 0;

  private static final String ROOT = "";
  private static final Comparator<GuideNode> ORDER =
      Comparator.comparingInt(GuideNode::position)
          .thenComparing(GuideNode::title)
          .thenComparing(GuideNode::id);

  private final int number;
  private final @Nullable Instant publishedAt;
  private final Map<String, GuideNode> nodes = new HashMap<>();
  private final Map<String, List<GuideNode>> children = new HashMap<>();

  /**
   * @param number of the publication, or {@link #UNPUBLISHED}
   * @param nodes in any order
   */
  GuideTree(int number, @Nullable Instant publishedAt, Collection<GuideNode> nodes) {
    this.number = number;
    this.publishedAt = publishedAt;
    for (var node : nodes) {
      this.nodes.put(node.id(), node);
      children.computeIfAbsent(key(node.parentId()), parent -> new ArrayList<>()).add(node);
    }
    children.values().forEach(siblings -> siblings.sort(ORDER));
  }

  int number() {
    return number;
  }

  @Nullable Instant publishedAt() {
    return publishedAt;
  }

  int size() {
    return nodes.size();
  }

  Optional<GuideNode> find(String id) {
    return Optional.ofNullable(nodes.get(id));
  }

  /** In their order; of null: those of the first screen. */
  List<GuideNode> children(@Nullable String id) {
    return List.copyOf(children.getOrDefault(key(id), List.of()));
  }

  /** All nodes as one reads them: each before its children. */
  List<GuideNode> all() {
    var all = new ArrayList<GuideNode>();
    children(null).forEach(root -> addWithDescendants(root, all));
    return all;
  }

  /** Those below, each before its children, without the node itself. */
  List<GuideNode> descendants(String id) {
    var below = new ArrayList<GuideNode>();
    children(id).forEach(child -> addWithDescendants(child, below));
    return below;
  }

  private void addWithDescendants(GuideNode node, List<GuideNode> list) {
    list.add(node);
    children(node.id()).forEach(child -> addWithDescendants(child, list));
  }

  /** From the first screen to the parent; empty for a node of the first screen. */
  List<GuideNode> ancestors(GuideNode node) {
    var path = new ArrayList<GuideNode>();
    var parent = node.parentId();
    while (parent != null) {
      var above = nodes.get(parent);
      if (above == null || path.contains(above)) {
        break;
      }
      path.addFirst(above);
      parent = above.parentId();
    }
    return path;
  }

  /** Its own search, or those of all nodes below it, each once. */
  Set<Map<String, List<String>>> searches(GuideNode node) {
    if (!node.search().isEmpty()) {
      return Set.of(node.search());
    }
    var below = new LinkedHashSet<Map<String, List<String>>>();
    descendants(node.id()).stream()
        .map(GuideNode::search)
        .filter(search -> !search.isEmpty())
        .forEach(below::add);
    return below;
  }

  private static String key(@Nullable String parentId) {
    return parentId == null ? ROOT : parentId;
  }
}
