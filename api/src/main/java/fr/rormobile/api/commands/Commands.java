package fr.rormobile.api.commands;

import static java.util.stream.Collectors.toUnmodifiableMap;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.commands.CommandLog.Known;
import fr.rormobile.api.commands.CommandReader.Read;
import fr.rormobile.api.commands.CommandWire.Command;
import fr.rormobile.api.commands.OfflineCommand.Applied;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import fr.rormobile.api.platform.web.Problems;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Does commands one by one. Each is a transaction of its own that also keeps its id: a crash leaves
 * it done and known, or neither; whatever happens to one, the next is done.
 */
@Singleton
class Commands {
  private final Jdbi jdbi;
  private final CommandLog log;
  private final CommandReader reader;
  private final Map<String, OfflineCommand> kinds;
  private final Clock clock;

  Commands(
      Jdbi jdbi, CommandLog log, CommandReader reader, List<OfflineCommand> kinds, Clock clock) {
    this.jdbi = jdbi;
    this.log = log;
    this.reader = reader;
    this.kinds = kinds.stream().collect(toUnmodifiableMap(OfflineCommand::kind, of -> of));
    this.clock = clock;
  }

  /**
   * @param told what a failure is to the caller
   * @return a verdict for each, in their order
   */
  List<Verdict> run(
      Caller caller, List<Command> commands, Function<Throwable, ProblemException> told) {
    forgetOld(caller);
    var verdicts = new Verdict[commands.size()];
    var byId = new HashMap<UUID, Verdict>();
    IntStream.range(0, commands.size())
        .boxed()
        .sorted(Comparator.comparing(index -> !creates(commands.get(index))))
        .forEach(index -> verdicts[index] = verdict(caller, commands.get(index), byId, told));
    return Collections.unmodifiableList(Arrays.asList(verdicts));
  }

  private boolean creates(Command command) {
    var kind = kinds.get(command.kind());
    return kind != null && kind.creates();
  }

  private Verdict verdict(
      Caller caller,
      Command command,
      Map<UUID, Verdict> byId,
      Function<Throwable, ProblemException> told) {
    try {
      var read = reader.read(command, clock.instant());
      var verdict = verdict(caller, read, byId, told);
      byId.put(read.id(), verdict);
      return verdict;
    } catch (ProblemException unreadable) {
      return Verdict.of(unreadable);
    }
  }

  private Verdict verdict(
      Caller caller,
      Read read,
      Map<UUID, Verdict> byId,
      Function<Throwable, ProblemException> told) {
    try {
      var kind = kinds.get(read.kind());
      if (kind == null) {
        throw ProblemException.invalid(
            "kind", "enum", null, "Cette sorte de commande n'est pas connue.");
      }
      if (Collections.disjoint(caller.roles(), kind.roles())) {
        throw ProblemException.forbidden(Problems.sentence(ProblemKind.FORBIDDEN));
      }
      var before = inItsWay(read, byId);
      return before.isPresent() ? before.get().ofItsFollower() : once(caller, kind, read);
    } catch (Exception failure) {
      return Verdict.of(told.apply(failure));
    }
  }

  private static Optional<Verdict> inItsWay(Read read, Map<UUID, Verdict> byId) {
    var target = read.targetedCommand().map(byId::get);
    return target
        .or(() -> Optional.ofNullable(read.after()).map(byId::get))
        .filter(
            verdict ->
                !(verdict instanceof Verdict.Done) && !(verdict instanceof Verdict.DoneBefore));
  }

  private Verdict once(Caller caller, OfflineCommand kind, Read read) throws Exception {
    if (kind.joins()) {
      return jdbi.inTransaction(
          h -> {
            if (!log.take(h, read.entry(caller.id()), clock.instant())) {
              return again(log.find(h, caller.id(), read.id()).orElseThrow(), read);
            }
            var applied = kind.apply(caller, sent(caller, read));
            if (!h.isInTransaction()) {
              throw new IllegalStateException(read.kind() + " failed without saying why");
            }
            log.keep(h, read.entry(caller.id()), applied);
            return new Verdict.Done(applied);
          });
    }
    var known = jdbi.withHandle(h -> log.find(h, caller.id(), read.id()));
    if (known.isPresent()) {
      return again(known.get(), read);
    }
    var applied = kind.apply(caller, sent(caller, read));
    jdbi.useTransaction(
        h -> {
          if (log.take(h, read.entry(caller.id()), clock.instant())) {
            log.keep(h, read.entry(caller.id()), applied);
          }
        });
    return new Verdict.Done(applied);
  }

  private static Verdict again(Known known, Read read) {
    if (!known.digest().equals(read.digest())) {
      throw ProblemException.of(
          ProblemKind.KEY_REUSED,
          "Cet identifiant a déjà servi pour une autre commande ; envoyez-la avec un nouvel"
              + " identifiant.");
    }
    return new Verdict.DoneBefore(known.applied());
  }

  /** With what the commands that it names have led to. */
  private Sent sent(Caller caller, Read read) {
    var target =
        read.targetedCommand().flatMap(id -> known(caller, id)).map(Applied::location).orElse(null);
    var after = read.after();
    @Nullable Long version = null;
    if (after != null) {
      version =
          known(caller, after)
              .orElseThrow(
                  () ->
                      ProblemException.invalid(
                          "after", "reference", null, "La commande nommée n'est pas connue."))
              .version();
    }
    return reader.sent(
        read,
        target == null ? read.target() : target.substring(target.lastIndexOf('/') + 1),
        version);
  }

  private Optional<Applied> known(Caller caller, UUID id) {
    return jdbi.withHandle(h -> log.find(h, caller.id(), id)).map(Known::applied);
  }

  private void forgetOld(Caller caller) {
    jdbi.useHandle(h -> log.forgetOld(h, caller.id(), clock.instant()));
  }
}
