package fr.rormobile.api.platform;

import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * The answer once given to a request that creates, so that a phone may send it again.
 *
 * <p>Works in the transaction that creates: the key is taken first, so that a second request with
 * it waits for the first to end and then finds its answer; a transaction that fails leaves no key.
 */
@Singleton
public final class Idempotency {
  private final Clock clock;

  public Idempotency(Clock clock) {
    this.clock = clock;
  }

  /** What became of taking a key. */
  public sealed interface Taken {
    /** Nobody used it: do the work, then {@link #keep}. */
    record First() implements Taken {}

    /** The same request was answered: answer the same. */
    record Again(String answer) implements Taken {}

    /** It stands for another request. */
    record ForOther() implements Taken {}
  }

  /**
   * The answer to a request that creates: of the work, or as it was given before.
   *
   * @param request the request's content, in one form for equal contents
   * @param work gives the answer; done once for a key
   * @throws ProblemException 409 when the key stands for another request
   */
  public String once(
      Handle transaction,
      UUID account,
      String operation,
      String key,
      String request,
      Supplier<String> work) {
    return switch (take(transaction, account, operation, key, request)) {
      case Taken.Again(var answer) -> answer;
      case Taken.ForOther _ ->
          throw ProblemException.of(
              ProblemKind.KEY_REUSED,
              "Cette demande a déjà été envoyée avec un autre contenu ; envoyez-la avec une"
                  + " nouvelle clé.");
      case Taken.First _ -> {
        var answer = work.get();
        keep(transaction, account, operation, key, answer);
        yield answer;
      }
    };
  }

  /**
   * @param request the request's content, in one form for equal contents
   */
  public Taken take(
      Handle transaction, UUID account, String operation, String key, String request) {
    var digest = digest(request);
    var taken =
        transaction
            .createUpdate(
                """
                INSERT INTO idempotency_key (account_id, operation, key, request_digest, status, answer, created_at)
                VALUES (:account, :operation, :key, :digest, 0, '', :now)
                    ON CONFLICT (account_id, operation, key) DO NOTHING
                """)
            .bind("account", account)
            .bind("operation", operation)
            .bind("key", key)
            .bind("digest", digest)
            .bind("now", clock.instant())
            .execute();
    if (taken == 1) {
      return new Taken.First();
    }
    return transaction
        .createQuery(
            """
            SELECT request_digest, answer
              FROM idempotency_key
             WHERE account_id = :account
               AND operation = :operation
               AND key = :key
            """)
        .bind("account", account)
        .bind("operation", operation)
        .bind("key", key)
        .map(
            (row, context) ->
                row.getString("request_digest").equals(digest)
                    ? new Taken.Again(row.getString("answer"))
                    : new Taken.ForOther())
        .one();
  }

  /** Writes what {@link Taken.Again} will answer. */
  public void keep(Handle transaction, UUID account, String operation, String key, String answer) {
    transaction
        .createUpdate(
            """
            UPDATE idempotency_key
               SET status = 201, answer = :answer
             WHERE account_id = :account
               AND operation = :operation
               AND key = :key
            """)
        .bind("account", account)
        .bind("operation", operation)
        .bind("key", key)
        .bind("answer", answer)
        .execute();
  }

  private static String digest(String request) {
    return Sha256.hex(request);
  }
}
