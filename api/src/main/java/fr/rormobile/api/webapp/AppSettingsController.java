package fr.rormobile.api.webapp;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.account.OfferedAccounts;
import fr.rormobile.api.account.OfferedAccounts.OfferedAccount;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("/app-settings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class AppSettingsController {
  private final OfferedAccounts accounts;
  private final MapTiles tiles;
  private final WebPush push;
  private final boolean demonstration;

  AppSettingsController(
      OfferedAccounts accounts,
      MapTiles tiles,
      WebPush push,
      @Property(name = "ror.demonstration", defaultValue = "false") boolean demonstration) {
    this.accounts = accounts;
    this.tiles = tiles;
    this.push = push;
    this.demonstration = demonstration;
  }

  @Get
  HttpResponse<AppSettings> read() {
    var offered =
        accounts.list().stream()
            .map(one -> new Account(one.login(), OfferedAccount.PASSWORD, one.can()))
            .toList();
    var url = tiles.url();
    return HttpResponse.ok(
            new AppSettings(
                demonstration,
                offered.isEmpty() ? null : offered,
                url == null ? null : new Tiles(url, tiles.attribution()),
                push.project()))
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AppSettings(
      boolean demonstration,
      @Nullable List<Account> demonstrationAccounts,
      @Nullable Tiles tiles,
      WebPush.@Nullable Project push) {}

  @Serdeable
  record Account(String login, String password, String can) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Tiles(String url, @Nullable String attribution) {}
}
