package fr.rormobile.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cursor remembers of the first page. */
class RingTest {
  @Test
  void whatIsWrittenIsReadAgain() {
    for (var radius : Arrays.asList(null, 1, 20, 47, 500)) {
      for (var mended : new boolean[] {false, true}) {
        var ring = new Ring(radius, mended, "eyJhIjpbMS4wLCJ1ZSJdfQ");

        var written = ring.written();

        assertThat(Ring.read(written)).isEqualTo(ring);
      }
    }
  }

  @Test
  void theLastPageHasNone() {
    assertThat(new Ring(47, true, null).written()).isNull();
    assertThat(Ring.read(null)).isEqualTo(Ring.FIRST);
  }

  /** The index then says that it did not give it out. */
  @ParameterizedTest
  @ValueSource(strings = {"~r0.abc", "~r.abc", "~r-1.abc", "~r1000.abc", "~x.abc", "~", "abc"})
  void whatWasNeverWrittenIsACursorOfTheIndex(String cursor) {
    assertThat(Ring.read(cursor)).isEqualTo(new Ring(null, false, cursor));
  }
}
