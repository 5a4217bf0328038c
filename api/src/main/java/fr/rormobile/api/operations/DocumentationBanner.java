package fr.rormobile.api.operations;

import fr.rormobile.api.platform.start.BannerSection;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;

/** Tells who started the program where its contract is explained. */
@Singleton
class DocumentationBanner implements BannerSection {

  @Override
  public int getOrder() {
    return 60;
  }

  @Override
  public List<String> lines(URI address) {
    return List.of("Contrat avec le téléphone : page /docs, ou /openapi.yaml");
  }
}
