package fr.rormobile.api.platform.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.opensearch.http.HttpServerTransport;

/**
 * A real OpenSearch node in this program, on the loopback interface, with the analysis plugins that
 * the index asks for. Its data outlive it; the index can be rebuilt from PostgreSQL in any case.
 */
public final class EmbeddedOpenSearch implements AutoCloseable {
  /** What the index and its tests call; the other modules of the distribution stay out. */
  private static final String MODULES =
      String.join(
          ",",
          "org.opensearch.analysis.common.CommonAnalysisModulePlugin",
          "org.opensearch.geo.GeoModulePlugin",
          "org.opensearch.script.expression.ExpressionModulePlugin",
          "org.opensearch.painless.PainlessModulePlugin",
          "org.opensearch.index.mapper.MapperExtrasModulePlugin",
          "org.opensearch.index.rankeval.RankEvalModulePlugin",
          "org.opensearch.index.reindex.ReindexModulePlugin",
          "org.opensearch.transport.Netty4ModulePlugin");

  private static final String PLUGINS =
      String.join(
          ",",
          "org.opensearch.plugin.analysis.icu.AnalysisICUPlugin",
          "org.opensearch.plugin.analysis.AnalysisPhoneticPlugin");

  /** Held here: a logger that nobody holds forgets its level. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private final OpenSearchRunner runner;

  private EmbeddedOpenSearch(OpenSearchRunner runner) {
    this.runner = runner;
  }

  /**
   * Starts the node.
   *
   * @param folder where its data are kept; created when absent
   * @param port of HTTP; 0: any free one
   * @throws IOException when the folder cannot be written
   */
  public static EmbeddedOpenSearch start(Path folder, int port) throws IOException {
    // Lucene tells at each start which vector instructions it found.
    LUCENE.setLevel(Level.SEVERE);
    Files.createDirectories(folder);
    var runner = new OpenSearchRunner();
    runner.onBuild(
        (number, settings) -> {
          settings.put("http.port", port);
          settings.put("transport.port", "0");
          settings.put("network.host", "127.0.0.1");
          settings.put("discovery.type", "single-node");
          settings.put("node.name", "ror-mobile");
          // The demonstration must start on a disk that is nearly full.
          settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
          settings.put("action.auto_create_index", false);
          // The heap is shared and small: counting its garbage too refuses searches without need.
          settings.put("indices.breaker.total.use_real_memory", false);
        });
    runner.build(
        OpenSearchRunner.newConfigs()
            .basePath(folder.toAbsolutePath().toString())
            .clusterName("ror-mobile")
            .numOfNode(1)
            .moduleTypes(MODULES)
            .pluginTypes(PLUGINS)
            .disableESLogger()
            .useLogger());
    return new EmbeddedOpenSearch(runner);
  }

  public URI uri() {
    var http = runner.node().injector().getInstance(HttpServerTransport.class);
    return URI.create("http://127.0.0.1:" + http.boundAddress().publishAddress().getPort());
  }

  @Override
  public void close() throws IOException {
    runner.close();
  }
}
