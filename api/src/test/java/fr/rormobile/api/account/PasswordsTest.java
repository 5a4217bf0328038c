package fr.rormobile.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.rormobile.api.platform.Secret;
import fr.rormobile.api.platform.web.ProblemException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  private static final Secret PASSWORD = new Secret("password");
  private static final Duration LONG = Duration.ofSeconds(30);

  /** From the reference implementation's own tests (P-H-C/phc-winner-argon2, src/test.c). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"
      })
  void hashesOfTheReferenceImplementationAreRead(String phc) {
    assertThat(Argon2id.matches(PASSWORD, phc)).isTrue();
    assertThat(Argon2id.matches(new Secret("Password"), phc)).isFalse();
  }

  @Test
  void aHashSaysWhatItWasMadeWithAndNeverRepeats() {
    var one = Argon2id.hash(PASSWORD, new SecureRandom());
    var two = Argon2id.hash(PASSWORD, new SecureRandom());

    assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(two);
    assertThat(Argon2id.matches(PASSWORD, one)).isTrue();
    assertThat(Argon2id.matches(PASSWORD, two)).isTrue();
  }

  @Test
  void accentsCountAndLengthDoesNot() {
    var phc = Argon2id.hash(new Secret("é".repeat(200)), new SecureRandom());

    assertThat(Argon2id.matches(new Secret("é".repeat(200)), phc)).isTrue();
    assertThat(Argon2id.matches(new Secret("é".repeat(199)), phc)).isFalse();
    assertThat(Argon2id.matches(new Secret("e".repeat(200)), phc)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "password", "$2b$12$abc", "$argon2i$v=19$m=256,t=2,p=1$c29t$nf65"})
  void whatIsNotAnArgon2idHashIsRefusedLoudly(String phc) {
    assertThatThrownBy(() -> Argon2id.matches(PASSWORD, phc))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nobodyHasAPassword() {
    var passwords = new Passwords(1, LONG);

    assertThat(passwords.matches(new Secret("nobody has it"), null)).isFalse();
  }

  /** Medians of several, since others use the machine too. */
  @Test
  void anUnknownLoginTakesAsLongAsAKnownOne() {
    var passwords = new Passwords(1, LONG);
    var phc = passwords.hash(new Secret("une phrase assez longue"));

    var known = medianNanos(() -> passwords.matches(PASSWORD, phc));
    var unknown = medianNanos(() -> passwords.matches(PASSWORD, null));

    assertThat((double) unknown / known).isBetween(0.4, 2.5);
  }

  @Test
  void aFloodIsToldToComeBackAndDoesNotPileUp() throws Exception {
    var passwords = new Passwords(1, Duration.ZERO);
    var phc = passwords.hash(PASSWORD);
    Callable<Boolean> check = () -> passwords.matches(PASSWORD, phc);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = threads.invokeAll(Collections.nCopies(40, check));

      assertThat(answers).anyMatch(answer -> answer.state() == Future.State.SUCCESS);
      assertThat(answers)
          .filteredOn(answer -> answer.state() == Future.State.FAILED)
          .isNotEmpty()
          .allMatch(answer -> answer.exceptionNow() instanceof ProblemException);
    }
    assertThat(passwords.matches(PASSWORD, phc)).as("normal again").isTrue();
  }

  private static long medianNanos(Runnable work) {
    return LongStream.generate(
            () -> {
              var began = System.nanoTime();
              work.run();
              return System.nanoTime() - began;
            })
        .limit(9)
        .sorted()
        .skip(4)
        .findFirst()
        .orElseThrow();
  }
}
