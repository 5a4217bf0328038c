package fr.rormobile.api.account;

import fr.rormobile.api.platform.start.BannerSection;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Tells who started the demonstration how to come in. */
@Singleton
@Requires(property = "ror.demonstration", value = "true")
class DemoAccountsBanner implements BannerSection {
  private final OfferedAccounts accounts;

  DemoAccountsBanner(OfferedAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public int getOrder() {
    return 10;
  }

  /** Those that are there: a database that was filled for real has none. */
  @Override
  public List<String> lines(URI address) {
    var there =
        accounts.list().stream()
            .map(account -> "  %-10s %s".formatted(account.login(), account.can()))
            .toList();
    if (there.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    lines.add("Comptes de démonstration (mot de passe : " + DemoAccounts.PASSWORD + ")");
    lines.addAll(there);
    return lines;
  }
}
