package fr.rormobile.api.crisis;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.account.Caller;
import fr.rormobile.notifier.Recipient;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The telephone at which a person takes text messages: theirs to give, to change and to take back.
 */
@Controller("/me/phone")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class MyPhoneController {
  private final Jdbi jdbi;
  private final Texting texting;

  MyPhoneController(Jdbi jdbi, Texting texting) {
    this.jdbi = jdbi;
    this.texting = texting;
  }

  @Serdeable
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Input(@Nullable @Pattern(regexp = Recipient.PHONE) String phone) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MyPhone(@Nullable String phone, boolean textsOffered) {}

  @Get
  MyPhone read(Caller caller) {
    var phone =
        jdbi.withHandle(
            h ->
                h.createQuery("SELECT phone FROM account WHERE id = :id AND phone IS NOT NULL")
                    .bind("id", caller.id())
                    .mapTo(String.class)
                    .findOne());
    return new MyPhone(phone.orElse(null), texting.offered());
  }

  @Put
  MyPhone replace(Caller caller, @Body @Valid Input body) {
    jdbi.useHandle(
        h ->
            h.createUpdate("UPDATE account SET phone = :phone WHERE id = :id")
                .bind("phone", body.phone())
                .bind("id", caller.id())
                .execute());
    return new MyPhone(body.phone(), texting.offered());
  }
}
