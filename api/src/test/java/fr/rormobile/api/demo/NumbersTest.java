package fr.rormobile.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void numbersAreOfNoDepartmentAndOfNoOrderAndTheirKeysAreRight() {
    for (int i = 0; i < 499_999; i += 997) {
      assertThat(Numbers.legalEntity(i)).matches("00\\d{7}").satisfies(NumbersTest::hasLuhnKey);
      assertThat(Numbers.facility(i)).matches("00\\d{7}").satisfies(NumbersTest::hasLuhnKey);
      assertThat(Numbers.rpps(i)).matches("00\\d{9}").satisfies(NumbersTest::hasLuhnKey);
    }
  }

  @Test
  void entitiesAndEstablishmentsNeverShareANumber() {
    var seen = new HashSet<String>();
    for (int i = 0; i < 20_000; i++) {
      assertThat(seen.add(Numbers.legalEntity(i))).isTrue();
      assertThat(seen.add(Numbers.facility(i))).isTrue();
    }
    assertThatThrownBy(() -> Numbers.legalEntity(500_000))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void hasLuhnKey(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int twice = i % 2 == 1 ? digit * 2 : digit;
      sum += twice / 10 + twice % 10;
    }
    assertThat(sum % 10).isZero();
  }
}
