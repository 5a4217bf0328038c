package fr.rormobile.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1 | Safari sur iPhone
          Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36 | Samsung Internet sur Android
          Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0 | Edge sur Windows
          Mozilla/5.0 (Android 14; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0 | Firefox sur Android
          ror-mobile/2.1 (build 41) | ror-mobile
          curl/8.5.0 | curl
          """)
  void aPersonRecognisesTheirTelephone(String userAgent, String expected) {
    assertThat(DeviceName.of(userAgent)).contains(expected);
  }

  @Test
  void whoSaysNothingHasNoName() {
    assertThat(DeviceName.of(null)).isEmpty();
    assertThat(DeviceName.of("  ")).isEmpty();
    assertThat(DeviceName.of("<script>/1")).contains("script");
    assertThat(DeviceName.of("///")).isEmpty();
    assertThat(DeviceName.of("a".repeat(300))).contains("a".repeat(60));
  }
}
