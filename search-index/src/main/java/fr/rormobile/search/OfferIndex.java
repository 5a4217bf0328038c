package fr.rormobile.search;

import static fr.rormobile.search.Json.arr;
import static fr.rormobile.search.Json.obj;

import fr.rormobile.search.VersionPage.Entry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The offer in OpenSearch: one alias, one live index behind it. Thread-safe; holds connections and
 * nothing else, so any number of processes may have one each.
 *
 * <p>Every method but {@link #connect}, {@link #state} and {@link #close} throws {@link
 * SearchUnavailable} when OpenSearch is away or too busy: within the time limit of {@link #connect}
 * for reads, within 30 s for writes and changes of the index.
 */
public final class OfferIndex implements AutoCloseable {

  /** Most entities that {@link #versions} gives at once. */
  public static final int LARGEST_VERSION_PAGE = 10_000;

  private final Wire wire;
  private final Indices indices;
  private final BulkWriter bulk;
  private final OfferSearch search;
  private final OfferSuggest suggest;

  OfferIndex(Wire wire, Clock clock, BulkWriter.Pause pause) {
    this.wire = wire;
    indices = new Indices(wire, clock);
    bulk = new BulkWriter(wire, pause);
    search = new OfferSearch(wire);
    suggest = new OfferSuggest(wire);
  }

  /**
   * Opens nothing yet: OpenSearch may be away.
   *
   * @param nodes scheme, host and port of each
   * @param timeout of a connection and of a read, as a whole
   */
  public static OfferIndex connect(List<URI> nodes, Duration timeout) {
    return new OfferIndex(new Wire(nodes, timeout), Clock.systemUTC(), Thread::sleep);
  }

  /** Makes the index if there is none. Several processes may do this at once. */
  public Ensured ensure() {
    var live = indices.live();
    if (live.isEmpty()) {
      var created = indices.createLive();
      if (created.isPresent()) {
        indices.awaitSearchable(created.get());
        return new Ensured.Ready(created.get(), true);
      }
      live = indices.live();
    }
    var found = live.orElseThrow(() -> new SearchUnavailable("the index has just gone", null));
    if (found.schemaVersion() != Fields.VERSION) {
      return new Ensured.NeedsRebuild(found.name(), found.schemaVersion(), Fields.VERSION);
    }
    indices.awaitSearchable(found.name());
    return new Ensured.Ready(found.name(), false);
  }

  /**
   * Brings changes to the live index; searchable within half a second. An index of another schema
   * is not written: every operation then fails with status 404.
   *
   * @param operations in any number and order; a late or repeated one is {@code superseded}
   * @throws SearchUnavailable some may have been applied; writing all of them again is harmless
   */
  public WriteResult write(List<? extends IndexOperation> operations) {
    return bulk.write(Fields.WRITE_ALIAS, operations);
  }

  /** Makes everything written so far searchable; for tests and comparisons, not for each write. */
  public void refresh() {
    indices.refresh(Fields.ALIAS);
  }

  /** Starts filling a new index beside the live one; how to go on is said there. */
  public Rebuild startRebuild() {
    return new Rebuild(indices, bulk, indices.createHidden());
  }

  /**
   * Strictly as typed, or what comes close when that finds nothing of any kind.
   *
   * @throws BadCursor when the query's cursor was not given out for it
   * @throws SearchUnavailable also when there is no index yet
   */
  public OfferHits search(OfferQuery query) {
    return search.search(query);
  }

  /**
   * The first page of what is as typed or as meant; never of what only comes close.
   *
   * @throws SearchUnavailable also when there is no index yet
   */
  public OfferHits searchStrictly(OfferQuery query) {
    return search.strictly(query);
  }

  /**
   * As {@link #search(OfferQuery)}, with other synonyms than those in use: for trying a rule before
   * everybody has it.
   */
  public OfferHits search(OfferQuery query, Synonyms synonyms) {
    return search.search(query, synonyms);
  }

  /** From now on searches have these synonyms; until then those that come with the program. */
  public void use(Synonyms synonyms) {
    search.use(synonyms);
  }

  /**
   * What begins as was typed, in one request; in a second one what comes close, if that finds
   * nothing.
   *
   * @throws SearchUnavailable also when there is no index yet
   */
  public Suggestions suggest(SuggestQuery query) {
    return suggest.suggest(query);
  }

  /**
   * The most frequent values of one field among what the query finds, without any hit: for counting
   * what another value of a criterion would give.
   *
   * @param lenient as the search itself was answered ({@link OfferHits#lenient()}), so that both
   *     count alike
   * @throws SearchUnavailable also when there is no index yet
   */
  public List<OfferHits.FacetCount> facet(OfferQuery query, boolean lenient, FacetField field) {
    return search.counts(query, lenient, field);
  }

  /**
   * What keeps an entity out of a search: the criteria that it does not meet, typing errors not
   * allowed for; empty: it is found.
   *
   * @throws SearchUnavailable also when there is no index yet
   */
  public Set<Criterion> missed(OfferQuery query, OfferKey key) {
    return search.missed(query, key);
  }

  /**
   * How many entities there are where on a map, counted exactly: the fullest cells.
   *
   * @param zoom of the cells, 0 to 29, as map tiles have it: each is a quarter of the one before
   * @param most cells, 1 to 10,000
   * @throws SearchUnavailable also when there is no index yet
   */
  public List<MapCell> cells(OfferQuery query, boolean lenient, int zoom, int most) {
    return search.cells(query, lenient, zoom, most);
  }

  /**
   * How many entities each group of queries finds together, each entity once, of the kinds that its
   * query wants: for a screen of many tiles. One request; a second one before it if a query has
   * words, which then are taken as {@link #search} would take them, strictly or leniently.
   *
   * @param groups sort, size, cursor and facets count for nothing; an empty group finds nothing
   * @return one count for each group, in their order
   * @throws SearchUnavailable also when there is no index yet
   */
  public List<Long> countEach(List<? extends Collection<OfferQuery>> groups) {
    return new OfferCounts(wire, search).each(groups);
  }

  /**
   * As {@link #countEach} for queries that stand alone, of what is as typed or as meant; never of
   * what only comes close. One request, whatever their number.
   *
   * @return one count for each query, in their order: {@code total} of {@link #searchStrictly}
   */
  public List<Long> countStrictly(List<OfferQuery> queries) {
    return new OfferCounts(wire, search).strictly(queries);
  }

  /** What {@link #facet} sends, for measuring OpenSearch alone. */
  public String facetBody(OfferQuery query, boolean lenient, FacetField field) {
    return new String(
        Json.bytes(search.asked(query, lenient).counts(field)), StandardCharsets.UTF_8);
  }

  /**
   * What {@link #search} sends first, for measuring OpenSearch alone. The path is {@code
   * /offer/_search}.
   */
  public String requestBody(OfferQuery query) {
    return body(query, false);
  }

  /** What {@link #search} sends after that when the answer was empty and the query has words. */
  public String lenientRequestBody(OfferQuery query) {
    return body(query, true);
  }

  private String body(OfferQuery query, boolean lenient) {
    return new String(Json.bytes(search.asked(query, lenient).body(null)), StandardCharsets.UTF_8);
  }

  /** Never throws: not reachable is a state. */
  public IndexState state() {
    try {
      var live = indices.live();
      if (live.isEmpty()) {
        return new IndexState(true, null, null, OfferSearch.byKind(Json.MAPPER.nullNode()), 0);
      }
      return counted(live.get());
    } catch (SearchUnavailable e) {
      return new IndexState(false, null, null, Map.of(), 0);
    }
  }

  private IndexState counted(Indices.Live live) {
    var notDeleted = obj("term", obj(Fields.DELETED, false));
    var byKind = obj("terms", obj("field", Fields.KIND, "size", OfferKind.values().length));
    var body =
        obj(
            "size",
            0,
            "aggs",
            obj(
                "live", obj("filter", notDeleted, "aggs", obj(SearchBody.KINDS, byKind)),
                "gone", obj("filter", obj("term", obj(Fields.DELETED, true)))));
    var answer = wire.read("POST", "/" + live.name() + "/_search", Map.of(), Json.bytes(body));
    if (!answer.ok()) {
      throw Indices.refused(answer, "counting");
    }
    var aggregations = answer.body().path("aggregations");
    return new IndexState(
        true,
        live.name(),
        live.schemaVersion(),
        OfferSearch.byKind(aggregations.path("live").path(SearchBody.KINDS)),
        aggregations.path("gone").path("doc_count").asLong());
  }

  /**
   * What the index holds, tombstones included, as of its last refresh: for finding what the truth
   * has and the index has not, and the reverse.
   *
   * @param after the {@code next} of the page before; null for the first page
   * @param size 1 to {@link #LARGEST_VERSION_PAGE}
   */
  public VersionPage versions(@Nullable OfferKey after, int size) {
    if (size < 1 || size > LARGEST_VERSION_PAGE) {
      throw new IllegalArgumentException("size " + size);
    }
    var body =
        obj(
            "size",
            size,
            "query",
            obj("match_all", obj()),
            "_source",
            false,
            "docvalue_fields",
            arr(Fields.KEY, Fields.VERSION_OF_ENTITY, Fields.DELETED),
            "sort",
            arr(obj(Fields.KEY, "asc")),
            "search_after",
            after == null ? null : arr(after.asText()));
    var answer = wire.read("POST", "/" + Fields.ALIAS + "/_search", Map.of(), Json.bytes(body));
    if (!answer.ok()) {
      throw Indices.refused(answer, "listing versions");
    }
    List<Entry> entries = new ArrayList<>();
    for (var hit : answer.body().path("hits").path("hits")) {
      var fields = hit.path("fields");
      entries.add(
          new Entry(
              OfferKey.fromText(fields.path(Fields.KEY).path(0).asText()),
              fields.path(Fields.VERSION_OF_ENTITY).path(0).asLong(),
              fields.path(Fields.DELETED).path(0).asBoolean()));
    }
    return new VersionPage(entries, entries.size() == size ? entries.getLast().key() : null);
  }

  /**
   * Returns when OpenSearch answers, however busy its searches are.
   *
   * @throws SearchUnavailable when it said nothing within half a second
   */
  public void askForSignOfLife() {
    wire.askForSignOfLife();
  }

  /** Closes all connections and stops their threads. */
  @Override
  public void close() {
    wire.close();
  }
}
