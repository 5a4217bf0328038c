package fr.rormobile.contract.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The contract of today against the last one that was released. */
class ReleasesTest {
  private static final Path RELEASES = Path.of("src/main/contract-releases");
  private static final Pattern NAME = Pattern.compile("openapi-(\\d+)\\.(\\d+)\\.(\\d+)\\.yaml");

  private final String today = CompatibilityTest.text("/openapi.yaml");

  @Test
  void todaysContractBreaksNoApplicationMadeForTheLastRelease() throws IOException {
    var last = releases().getLast();
    var released = Files.readString(RELEASES.resolve(last));

    if (major(Compatibility.version(today)) == major(Compatibility.version(released))) {
      assertThat(Compatibility.broken(released, today))
          .as(
              "this breaks applications made for %s: keep what was there, or raise the first"
                  + " number of info.version",
              last)
          .isEmpty();
    }
  }

  @Test
  void todaysContractIsNotOlderThanTheLastRelease() throws IOException {
    var released = number(releases().getLast());
    var now = number("openapi-" + Compatibility.version(today) + ".yaml");

    assertThat(now).isGreaterThanOrEqualTo(released);
  }

  @Test
  void aReleaseSaysItsOwnVersion() throws IOException {
    for (var file : releases()) {
      var version = Compatibility.version(Files.readString(RELEASES.resolve(file)));
      assertThat(file).isEqualTo("openapi-" + version + ".yaml");
    }
  }

  @Test
  void aFieldThatIsTakenFromTheRealContractIsSeen() {
    var less = today.replace("        expiresInSeconds: {", "        validForSeconds: {");

    assertThat(less).isNotEqualTo(today);
    assertThat(Compatibility.broken(today, less)).anyMatch(said -> said.contains("/auth/login"));
  }

  private static List<String> releases() throws IOException {
    try (var files = Files.list(RELEASES)) {
      return files
          .map(file -> file.getFileName().toString())
          .sorted(Comparator.comparingLong(ReleasesTest::number))
          .toList();
    }
  }

  private static long number(String name) {
    var parts = NAME.matcher(name);
    assertThat(parts.matches()).as(name).isTrue();
    return (Long.parseLong(parts.group(1)) * 10_000 + Long.parseLong(parts.group(2))) * 10_000
        + Long.parseLong(parts.group(3));
  }

  private static int major(String version) {
    return Integer.parseInt(version.substring(0, version.indexOf('.')));
  }
}
