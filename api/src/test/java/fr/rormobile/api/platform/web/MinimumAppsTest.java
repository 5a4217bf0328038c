package fr.rormobile.api.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.rormobile.api.platform.start.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinimumAppsTest {
  private final MinimumApps apps = new MinimumApps("android=1.4.0, ios=1.3.2,web=2");

  @ParameterizedTest
  @ValueSource(
      strings = {"android/1.3.9", "android/1.3", "Android/0", "ios/1.3.1", "web/1.99.99", "ios/1"})
  void anOlderVersionIsRefused(String app) {
    assertThat(apps.refusal(app)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "android/1.4.0",
        "android/1.4",
        "android/1.10.0",
        "ios/1.3.2-beta+7",
        "web/2.0.1",
        "web/10"
      })
  void theOldestServedAndAllNewerOnesAreServed(String app) {
    assertThat(apps.refusal(app)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "android", "android/", "android/un", "huawei/0.1", "/1.0", "a/b/c"})
  void whatCannotBeReadIsServed(String app) {
    assertThat(apps.refusal(app)).isEmpty();
  }

  @Test
  void theRefusalSaysWhereToFindTheNewOne() {
    assertThat(apps.refusal("android/1.0.0").orElseThrow()).contains("1.4.0", "Google Play");
    assertThat(apps.refusal("ios/1.0.0").orElseThrow()).contains("1.3.2", "App Store");
    assertThat(apps.refusal("web/1.0.0").orElseThrow()).contains("2.0.0", "Rechargez");
  }

  @Test
  void withoutTheSettingEverybodyIsServed() {
    assertThat(new MinimumApps("").refusal("android/0.0.1")).isEmpty();
    assertThat(new MinimumApps(" ").refusal("android/0.0.1")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"android", "android=", "android=dernière", "huawei=1.0", "ios=1.0,,"})
  void aSettingThatCannotBeReadIsToldAtTheStart(String setting) {
    assertThatThrownBy(() -> new MinimumApps(setting))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("ROR_MIN_APP")
        .hasMessageContaining("android=1.4.0,ios=1.3.2");
  }
}
