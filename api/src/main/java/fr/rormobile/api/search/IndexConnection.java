package fr.rormobile.api.search;

import fr.rormobile.search.OfferIndex;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;

@Factory
class IndexConnection {
  @Bean(preDestroy = "close")
  @Singleton
  OfferIndex offerIndex(
      @Value("${ror.opensearch.urls}") List<String> urls, SearchSettings settings) {
    return OfferIndex.connect(urls.stream().map(URI::create).toList(), settings.timeout());
  }
}
