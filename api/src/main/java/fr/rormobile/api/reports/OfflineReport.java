package fr.rormobile.api.reports;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.account.Role;
import fr.rormobile.api.commands.OfflineCommand;
import fr.rormobile.api.commands.Sent;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.reports.ReportWire.Input;
import fr.rormobile.api.reports.ReportWire.Report;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A report that was written without network. */
@Singleton
class OfflineReport implements OfflineCommand {
  private final Reports reports;
  private final JsonMapper json;

  OfflineReport(Reports reports, JsonMapper json) {
    this.reports = reports;
    this.json = json;
  }

  @Override
  public String kind() {
    return "REPORT";
  }

  @Override
  public String route() {
    return "POST /reports";
  }

  @Override
  public Set<Role> roles() {
    return EnumSet.complementOf(EnumSet.of(Role.FEED));
  }

  @Override
  public Applied apply(Caller caller, Sent sent) {
    var answer = reports.create(caller, sent.body(Input.class, Map.of()), sent.id().toString());
    var report = JsonText.read(json, answer, Report.class);
    return new Applied("/reports/" + report.id(), report.version(), null);
  }
}
