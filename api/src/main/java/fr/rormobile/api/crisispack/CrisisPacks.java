package fr.rormobile.api.crisispack;

import static java.util.stream.Collectors.toSet;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.crisis.OnCall;
import fr.rormobile.api.crisispack.PackWire.EmergencyNumber;
import fr.rormobile.api.crisispack.PackWire.LeftOut;
import fr.rormobile.api.crisispack.PackWire.Pack;
import fr.rormobile.api.crisispack.PackWire.Solidarity;
import fr.rormobile.api.hetplans.OwnPlans;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.AuditTrail;
import fr.rormobile.api.platform.Sha256;
import fr.rormobile.api.tension.OpenTensions;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Puts a caller's pack together, from one state of the database. It is never longer than {@link
 * #LONGEST}: what is furthest from the caller is left out first, and the pack says how much.
 */
@Singleton
class CrisisPacks {
  /** Bytes, before compression. */
  static final int LONGEST = 300_000;

  /** For the version and the moment, which come last. */
  private static final int SPARE = 200;

  private static final Duration AHEAD = Duration.ofHours(24);
  private static final List<EmergencyNumber> NUMBERS =
      List.of(
          new EmergencyNumber("SAMU", "15"),
          new EmergencyNumber("Sapeurs-pompiers", "18"),
          new EmergencyNumber("Urgences, toute l'Europe", "112"),
          new EmergencyNumber("Urgences, personnes sourdes", "114"));

  private final Jdbi jdbi;
  private final PackUnits units;
  private final OwnPlans plans;
  private final OpenTensions tensions;
  private final OnCall onCall;
  private final AuditTrail audit;
  private final JsonMapper json;
  private final Clock clock;

  CrisisPacks(
      Jdbi jdbi,
      PackUnits units,
      OwnPlans plans,
      OpenTensions tensions,
      OnCall onCall,
      AuditTrail audit,
      JsonMapper json,
      Clock clock) {
    this.jdbi = jdbi;
    this.units = units;
    this.plans = plans;
    this.tensions = tensions;
    this.onCall = onCall;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param version the same for the same content, whenever it is asked for
   * @param bytes the pack, in JSON
   */
  @SuppressWarnings("ArrayRecordComponent") // written to the wire and signed, never compared
  record Packed(String version, byte[] bytes) {}

  /** That it was read is kept, once an hour. */
  Packed pack(Caller caller) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        h -> {
          var territory = Territory.of(h, caller);
          audit.keepAccess(
              h,
              caller.id(),
              "CRISIS_PACK_READ",
              "/crisis-pack",
              territory.facilities().isEmpty() ? null : territory.facilities().getFirst(),
              territory.regions().isEmpty() ? null : territory.regions().getFirst());
          var pack = bounded(content(h, caller, territory));
          var version = digest(bytes(pack));
          return new Packed(
              version, bytes(pack.as(version, clock.instant().truncatedTo(ChronoUnit.SECONDS))));
        });
  }

  private Pack content(Handle h, Caller caller, Territory territory) {
    var now = clock.instant();
    var links = plans.solidarity(h, territory.facilities());
    var partners = new TreeSet<String>();
    links.forEach(link -> partners.addAll(link.partnerIds()));
    var found = units.read(h, territory, partners, Visibility.of(caller));
    return new Pack(
        "",
        Instant.EPOCH,
        territory.facilities(),
        territory.departments(),
        NUMBERS,
        onCall.cells(h, caller, territory.regions()),
        onCall.duties(h, caller, now, now.plus(AHEAD)),
        tensions.list(h, territory.departments()),
        units.groups(h),
        plans.plans(h, territory.facilities(), territory.regions()),
        plans.actions(territory.regions()),
        links.stream().map(Solidarity::of).toList(),
        found.facilities(),
        found.units(),
        new LeftOut(found.further()));
  }

  /** The longest beginning of the units that fits, and the facilities they need. */
  private Pack bounded(Pack whole) {
    var pack = whole;
    while (bytes(pack).length > LONGEST - SPARE && !pack.units().isEmpty()) {
      var kept = pack.units().subList(0, pack.units().size() * 9 / 10);
      var places = kept.stream().map(PackWire.Unit::facilityId).collect(toSet());
      places.addAll(whole.facilityIds());
      pack =
          whole.with(
              whole.facilities().stream().filter(each -> places.contains(each.finess())).toList(),
              kept,
              new LeftOut(whole.leftOut().units() + whole.units().size() - kept.size()));
    }
    return pack;
  }

  private byte[] bytes(Pack pack) {
    try {
      return json.writeValueAsBytes(pack);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String digest(byte[] bytes) {
    return Sha256.hex(bytes, 12);
  }
}
