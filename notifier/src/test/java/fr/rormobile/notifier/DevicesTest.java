package fr.rormobile.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.notifier.Devices.Device;
import fr.rormobile.notifier.Devices.Platform;
import org.junit.jupiter.api.Test;

class DevicesTest {

  private final Devices devices = new Devices(TestDatabase.empty(), new TestClock());

  @Test
  void aTokenMovesToTheDeviceThatHasItNow() {
    devices.register("old-phone", "u:a", Platform.ANDROID, "token");
    devices.register("new-phone", "u:b", Platform.IOS, "token");

    assertThat(devices.forOwner("u:a")).isEmpty();
    assertThat(devices.forOwner("u:b"))
        .containsExactly(new Device("new-phone", "u:b", Platform.IOS));
  }

  @Test
  void aDeviceMovesToItsNewOwner() {
    devices.register("phone", "u:a", Platform.ANDROID, "token");
    devices.register("phone", "u:b", Platform.ANDROID, "token-2");

    assertThat(devices.forOwner("u:a")).isEmpty();
    assertThat(devices.forOwner("u:b")).hasSize(1);
  }

  @Test
  void onlyTheOwnerUnregisters() {
    devices.register("phone", "u:a", Platform.ANDROID, "token");

    assertThat(devices.unregister("phone", "u:b")).isFalse();
    assertThat(devices.forOwner("u:a")).hasSize(1);
    assertThat(devices.unregister("phone", "u:a")).isTrue();
    assertThat(devices.forOwner("u:a")).isEmpty();
  }

  @Test
  void aTokenIsForgottenOnlyIfItIsStillTheSame() {
    devices.register("phone", "u:a", Platform.ANDROID, "new");

    assertThat(devices.forget("phone", "old")).isTrue();
    assertThat(devices.forOwner("u:a")).hasSize(1);
    assertThat(devices.forget("phone", "new")).isFalse();
    assertThat(devices.forOwner("u:a")).isEmpty();
  }
}
