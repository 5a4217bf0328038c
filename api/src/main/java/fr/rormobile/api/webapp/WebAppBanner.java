package fr.rormobile.api.webapp;

import fr.rormobile.api.platform.start.BannerSection;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;

/** Where to hold it in the hand. */
@Singleton
class WebAppBanner implements BannerSection {
  private final WebFiles files;

  WebAppBanner(WebFiles files) {
    this.files = files;
  }

  @Override
  public int getOrder() {
    return 0;
  }

  @Override
  public List<String> lines(URI address) {
    return files.present()
        ? List.of("Application pour téléphone : " + address.resolve(WebFilter.ADDRESS))
        : List.of();
  }
}
