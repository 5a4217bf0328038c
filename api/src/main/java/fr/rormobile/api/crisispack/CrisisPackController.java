package fr.rormobile.api.crisispack;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.platform.web.Etags;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Base64;
import java.util.List;

@Controller("/crisis-pack")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"CLINICIAN", "DIRECTOR", "BED_MANAGER", "CRISIS_CELL", "REGIONAL_TEAM"})
class CrisisPackController {
  static final String SIGNATURE = "X-Pack-Signature";
  static final String KEY_ID = "X-Pack-Key-Id";

  private final CrisisPacks packs;
  private final PackKeys keys;
  private final Etags etags;

  CrisisPackController(CrisisPacks packs, PackKeys keys, Etags etags) {
    this.packs = packs;
    this.keys = keys;
    this.etags = etags;
  }

  @Get
  HttpResponse<?> read(HttpRequest<?> request, Caller caller) {
    var packed = packs.pack(caller);
    var tag = "W/\"" + packed.version() + "\"";
    if (Etags.knows(request, tag)) {
      return Etags.privately(HttpResponse.notModified(), tag);
    }
    var key = keys.current();
    var signature =
        Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign(packed.bytes()));
    return Etags.privately(
        HttpResponse.ok(packed.bytes())
            .contentType(MediaType.APPLICATION_JSON_TYPE)
            .header(SIGNATURE, signature)
            .header(KEY_ID, key.id()),
        tag);
  }

  @Get("/keys")
  HttpResponse<?> keys(HttpRequest<?> request) {
    var listed =
        keys.list().stream()
            .map(
                key ->
                    new Jwk(
                        "OKP",
                        "Ed25519",
                        "EdDSA",
                        "sig",
                        key.id(),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(key.x())))
            .toList();
    return etags.answer(request, new JwkSet(listed));
  }

  /** RFC 8037. */
  @Serdeable
  record Jwk(String kty, String crv, String alg, String use, String kid, String x) {}

  @Serdeable
  record JwkSet(List<Jwk> keys) {}
}
