package fr.rormobile.api.account;

import fr.rormobile.api.platform.Secret;
import fr.rormobile.api.platform.web.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes and checks password hashes, few at a time: each takes {@link Argon2id#MEMORY_KIB} of memory
 * and a core for a while, and a flood of logins must exhaust neither. Who finds no turn in time is
 * told to come back.
 */
@Singleton
class Passwords {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final Duration COME_BACK = Duration.ofSeconds(5);

  private final SecureRandom random = new SecureRandom();
  private final Semaphore turns;
  private final Duration longestWait;
  private final String nobody;

  @Inject
  Passwords() {
    this(Runtime.getRuntime().availableProcessors(), LONGEST_WAIT);
  }

  Passwords(int atOnce, Duration longestWait) {
    this.turns = new Semaphore(atOnce, true);
    this.longestWait = longestWait;
    this.nobody = Argon2id.hash(new Secret("nobody has it"), random);
  }

  String hash(Secret password) {
    return inTurn(() -> Argon2id.hash(password, random));
  }

  /**
   * @param phc null when there is no such account: takes as long as if there were, and is false
   * @throws ProblemException 503 when too many are being checked
   */
  boolean matches(Secret password, @Nullable String phc) {
    return inTurn(() -> Argon2id.matches(password, phc == null ? nobody : phc)) && phc != null;
  }

  private <T> T inTurn(Supplier<T> work) {
    if (!turn()) {
      throw ProblemException.unavailable(
          "Beaucoup de personnes ouvrent une session en ce moment, réessayez dans 5 secondes.",
          COME_BACK);
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  private boolean turn() {
    try {
      return turns.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
