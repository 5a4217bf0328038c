package fr.rormobile.api.account;

import fr.rormobile.api.account.LoginLimits.Attempt;
import fr.rormobile.api.account.Sessions.Held;
import fr.rormobile.api.platform.Secret;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The rules of coming in: who may, how often one may be wrong, and what one is told. */
@Singleton
class Access {
  private final Accounts accounts;
  private final Passwords passwords;
  private final LoginLimits limits;
  private final Sessions sessions;

  Access(Accounts accounts, Passwords passwords, LoginLimits limits, Sessions sessions) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.limits = limits;
    this.sessions = sessions;
  }

  sealed interface Login {
    record Opened(Held session) implements Login {}

    /** An unknown login, a closed account and a wrong password are one and the same. */
    record Refused() implements Login {}

    record TooManyFailures(Duration retryAfter) implements Login {}
  }

  /**
   * @param address of the phone, or of the network it comes from
   * @throws fr.rormobile.api.platform.web.ProblemException 503 when too many log in at this moment
   */
  Login login(String login, Secret password, String address) {
    var name = login.strip().toLowerCase(Locale.ROOT);
    return switch (limits.begin(name, address)) {
      case Attempt.Refused(var retryAfter) -> new Login.TooManyFailures(retryAfter);
      case Attempt.Allowed allowed -> login(name, password, allowed);
    };
  }

  private Login login(String name, Secret password, Attempt.Allowed attempt) {
    var wrong = false;
    try {
      var account = accounts.findByLogin(name);
      var hash = account.map(Accounts.Account::passwordHash).orElse(null);
      if (!passwords.matches(password, hash) || account.isEmpty()) {
        wrong = true;
        return new Login.Refused();
      }
      limits.forget(attempt, name);
      return new Login.Opened(sessions.open(account.get()));
    } finally {
      if (!wrong) {
        limits.forget(attempt);
      }
    }
  }

  Optional<Held> refresh(String refreshToken) {
    return sessions.refresh(refreshToken);
  }
}
