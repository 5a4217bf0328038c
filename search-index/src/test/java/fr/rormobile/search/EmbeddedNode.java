package fr.rormobile.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.opensearch.http.HttpServerTransport;

/**
 * One real OpenSearch node for all tests of a JVM, on a free loopback port, in a folder under
 * target. Tests share it and so begin with {@link #emptyIndex} or {@link #noIndex}.
 */
final class EmbeddedNode {

  private static final String PLUGINS =
      "org.opensearch.plugin.analysis.icu.AnalysisICUPlugin,"
          + "org.opensearch.plugin.analysis.AnalysisPhoneticPlugin";

  private static final class Started {
    private static final EmbeddedNode NODE = new EmbeddedNode();
  }

  private final OpenSearchRunner runner = new OpenSearchRunner();
  private final URI uri;

  private EmbeddedNode() {
    var folder = temporaryFolder();
    runner.onBuild(
        (number, settings) ->
            settings
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.port", "0")
                .put("transport.port", "0")
                // A nearly full disk of the machine is none of the tests' business.
                .put("cluster.routing.allocation.disk.threshold_enabled", false));
    runner.build(
        OpenSearchRunner.newConfigs()
            .basePath(folder.toString())
            .clusterName("search-index-test")
            .numOfNode(1)
            .pluginTypes(PLUGINS)
            .disableESLogger()
            .useLogger());
    runner.ensureYellow();
    int port =
        runner
            .node()
            .injector()
            .getInstance(HttpServerTransport.class)
            .boundAddress()
            .publishAddress()
            .getPort();
    uri = URI.create("http://127.0.0.1:" + port);
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(Path.of("target", "opensearch")).toAbsolutePath(), "node-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void stop() {
    try {
      runner.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    runner.clean();
  }

  static URI uri() {
    return Started.NODE.uri;
  }

  static Wire wire() {
    return new Wire(List.of(uri()), Duration.ofSeconds(20));
  }

  static OfferIndex connect() {
    return OfferIndex.connect(List.of(uri()), Duration.ofSeconds(20));
  }

  /** Drops whatever an earlier test left. */
  static void noIndex() {
    var deleted = Started.NODE.runner.deleteIndex("offer*");
    if (!deleted.isAcknowledged()) {
      throw new IllegalStateException("the indices of earlier tests are still there");
    }
  }

  /** An index without documents behind the alias. */
  static OfferIndex emptyIndex() {
    noIndex();
    var index = connect();
    if (!(index.ensure() instanceof Ensured.Ready(var _, var created)) || !created) {
      throw new IllegalStateException("no index of our own");
    }
    return index;
  }

  /** These documents, searchable. */
  static OfferIndex indexOf(List<OfferDocument> documents) {
    var index = emptyIndex();
    var result = index.write(documents.stream().map(IndexOperation.Put::new).toList());
    if (result.applied() != documents.size()) {
      throw new IllegalStateException("not written: " + result);
    }
    index.refresh();
    return index;
  }
}
