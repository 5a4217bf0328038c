package fr.rormobile.api.tension;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.tension.TensionWire.FinessRef;
import fr.rormobile.api.tension.TensionWire.Labelled;
import fr.rormobile.api.tension.TensionWire.WarnedRecipient;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a declaration would do, as it goes over the wire; the contract says what each field is. */
final class DryRunWire {
  private DryRunWire() {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Answer(
      boolean dryRun,
      List<WarnedRecipient> recipients,
      long unreachable,
      Push push,
      Email email,
      @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) Text sms,
      List<PartnerInTension> partnersInTension,
      List<WarnedPartner> partnersWarned) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record WarnedPartner(FinessRef facility, List<WarnedRecipient> recipients) {}

  @Serdeable
  record Push(String title, String text) {}

  @Serdeable
  record Text(String text) {}

  @Serdeable
  record Email(String subject, String text) {}

  @Serdeable
  record PartnerInTension(FinessRef facility, Labelled plan, int level, Instant startedAt) {}
}
