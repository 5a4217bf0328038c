package fr.rormobile.api.crisis;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.crisis.WebhookWire.Input;
import fr.rormobile.api.crisis.WebhookWire.NewSecret;
import fr.rormobile.api.crisis.WebhookWire.Subscriber;
import fr.rormobile.api.platform.Idempotency;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.notifier.Webhooks;
import fr.rormobile.notifier.Webhooks.Webhook;
import fr.rormobile.notifier.channel.WebhookAddress;
import fr.rormobile.notifier.channel.WebhookSettings;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The systems of SAMU and regions that are called for tensions, and their secrets. */
@Singleton
class Subscribers {
  private static final String DUTIES =
      """
      SELECT d.webhook_id, d.region_code, d.department_code, d.facility_finess, d.events
        FROM alert_duty d
        LEFT JOIN department z ON z.code = d.department_code
        LEFT JOIN facility f   ON f.finess = d.facility_finess
       WHERE d.removed_at IS NULL
         AND d.webhook_id IS NOT NULL
         AND coalesce(d.region_code, z.region_code, f.region_code) = ANY (:regions)
      """;

  private final Jdbi jdbi;
  private final Webhooks webhooks;
  private final WebhookSettings settings;
  private final DutyStore duties;
  private final Idempotency idempotency;
  private final JsonMapper json;

  Subscribers(
      Jdbi jdbi,
      Webhooks webhooks,
      WebhookSettings settings,
      DutyStore duties,
      Idempotency idempotency,
      JsonMapper json) {
    this.jdbi = jdbi;
    this.webhooks = webhooks;
    this.settings = settings;
    this.duties = duties;
    this.idempotency = idempotency;
    this.json = json;
  }

  private record Place(
      String webhook,
      @Nullable String region,
      @Nullable String department,
      @Nullable String facility,
      List<String> events) {}

  List<Subscriber> list(Caller caller) {
    var places = jdbi.withHandle(h -> places(h, caller));
    return webhooks.list(List.copyOf(places.keySet())).stream()
        .map(one -> subscriber(one, places))
        .toList();
  }

  private static Subscriber subscriber(Webhook webhook, Map<String, Place> places) {
    var place = java.util.Objects.requireNonNull(places.get(webhook.id()));
    return new Subscriber(
        webhook.id(),
        webhook.label(),
        webhook.url(),
        place.region(),
        place.department(),
        place.facility(),
        place.events(),
        webhook.keyId(),
        webhook.createdAt(),
        null);
  }

  private static Map<String, Place> places(Handle h, Caller caller) {
    return h
        .createQuery(DUTIES)
        .bindArray("regions", String.class, List.copyOf(caller.regions()))
        .map((row, context) -> place(row))
        .stream()
        .collect(Collectors.toUnmodifiableMap(Place::webhook, Function.identity()));
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        row.getString("webhook_id"),
        row.getString("region_code"),
        row.getString("department_code"),
        row.getString("facility_finess"),
        List.of((String[]) row.getArray("events").getArray()));
  }

  /** The secret is in the first answer alone: what is kept for a repeated request is the id. */
  Subscriber create(Caller caller, Input input, String key) {
    WebhookAddress.refusal(input.url(), settings)
        .ifPresent(
            why -> {
              throw ProblemException.invalid("url", "pattern", null, why);
            });
    var duty = duty(input);
    DutyRules.checkPlace(duty);
    var secret = new AtomicReference<@Nullable String>();
    var id =
        jdbi.inTransaction(
            h -> {
              var may = duties.looksAfter(h, caller, duty);
              if (may == null) {
                throw ProblemException.invalid(
                    DutyRules.placeOf(duty), "reference", null, "Ce lieu n'existe pas.");
              }
              if (!may) {
                throw ProblemException.outOfScope("Ce lieu n'est pas de votre région.");
              }
              return idempotency.once(
                  h,
                  caller.id(),
                  "POST /webhooks",
                  key,
                  JsonText.of(json, input),
                  () -> {
                    var made = UUID.randomUUID().toString();
                    secret.set(webhooks.add(h, made, input.label().strip(), input.url()).secret());
                    duties.insertSubscriber(h, UUID.randomUUID(), duty, made);
                    return made;
                  });
            });
    var made =
        list(caller).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(Subscribers::unknown);
    var shown = secret.get();
    return shown == null ? made : made.with(shown);
  }

  private static DutyWire.Input duty(Input input) {
    return new DutyWire.Input(
        "SUBSCRIBER",
        input.label(),
        input.region(),
        input.department(),
        input.facilityId(),
        null,
        null,
        null,
        input.events());
  }

  NewSecret renew(Caller caller, String id) {
    return jdbi.inTransaction(
        h -> {
          known(h, caller, id);
          var key = webhooks.renew(h, id).orElseThrow(Subscribers::unknown);
          return new NewSecret(key.keyId(), key.secret());
        });
  }

  void remove(Caller caller, String id) {
    jdbi.useTransaction(
        h -> {
          known(h, caller, id);
          webhooks.remove(h, id);
          duties.removeSubscriber(h, id);
        });
  }

  private static void known(Handle h, Caller caller, String id) {
    if (!places(h, caller).containsKey(id)) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("Cet abonné n'existe pas, ou n'est pas de votre région.");
  }
}
