package fr.rormobile.api.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.testing.Engines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package for production on a PostgreSQL and an OpenSearch that run elsewhere. */
class ExternalStoresIT {
  @TempDir Path folder;

  @Test
  void theProductionPackageServesFromExternalStores() {
    var database = Engines.emptyDatabaseUrl();
    try (var program =
        PackagedApplication.production(
                folder,
                PackagedApplication.freePort(),
                Map.of(
                    "ROR_DATABASE_URL",
                    database,
                    "ROR_DATABASE_USER",
                    "postgres",
                    "ROR_OPENSEARCH_URLS",
                    Engines.openSearch().toString(),
                    "ROR_DEMONSTRATION",
                    "oui"))
            .awaitReady()) {
      var found = program.as("clinicien").get("/search?q=usic");

      assertThat(found.json().get("total").asInt()).isPositive();
      assertThat(program.client().get("/health").json().get("status").asText()).isEqualTo("UP");
      assertThat(program.children()).isEmpty();
    }
  }

  @Test
  void withoutOpenSearchItStartsAndAnswersAllTheSame() {
    try (var program =
        PackagedApplication.production(
                folder,
                PackagedApplication.freePort(),
                Map.of(
                    "ROR_DATABASE_URL",
                    Engines.emptyDatabaseUrl(),
                    "ROR_DATABASE_USER",
                    "postgres",
                    "ROR_OPENSEARCH_URLS",
                    "http://127.0.0.1:" + PackagedApplication.freePort(),
                    "ROR_DEMONSTRATION",
                    "oui"))
            .awaitReady()) {
      // Until it is prepared, it says so and never that there is nothing.
      var found =
          Awaitility.await("the search without index is prepared")
              .atMost(Duration.ofMinutes(1))
              .until(
                  () -> program.as("clinicien").get("/search?q=scanner"),
                  answer -> answer.status() != 503);

      assertThat(found.json().get("total").asInt()).isPositive();
      assertThat(found.json().get("degraded").asBoolean()).isTrue();
      assertThat(program.output()).contains("OpenSearch ne répond à aucune adresse");
    }
  }

  @Test
  void theProductionPackageHasNoEngineAndSaysSo() {
    var program = PackagedApplication.production(folder, PackagedApplication.freePort(), Map.of());

    assertThat(program.awaitEnd(Duration.ofSeconds(60))).isEqualTo(1);
    assertThat(program.output())
        .contains("Démarrage impossible")
        .contains("ROR_DATABASE_URL")
        .doesNotContain("\tat ");
  }

  @Test
  void aBrokenAddressIsOneReadableLine() {
    var program =
        PackagedApplication.production(
            folder,
            PackagedApplication.freePort(),
            Map.of(
                "ROR_DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:" + PackagedApplication.freePort() + "/ror",
                "ROR_OPENSEARCH_URLS",
                Engines.openSearch().toString()));

    assertThat(program.awaitEnd(Duration.ofSeconds(60))).isEqualTo(1);
    assertThat(program.output().lines().filter(line -> line.contains("Démarrage impossible")))
        .singleElement()
        .asString()
        .contains("ROR_DATABASE_URL");
    assertThat(program.output()).doesNotContain("\tat ");
  }
}
