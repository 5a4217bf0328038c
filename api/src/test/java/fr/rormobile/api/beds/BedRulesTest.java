package fr.rormobile.api.beds;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.beds.BedReport.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BedRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final BedHabits ZERO_TO_THREE = new BedHabits(20, 0, 3);

  @Test
  void moreFreeThanOperationalBedsCannotBe() {
    var before = said(line("INSTALLED", 14), line("CLOSED", 4));

    assertThat(rules(before, line("AVAILABLE", 10))).isEmpty();
    assertThat(BedRules.refusals(before, report(0, line("AVAILABLE", 11))))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("AVAILABLE_WITHIN_OPERATIONAL");
              assertThat(finding.bound()).isEqualTo("10");
              assertThat(finding.message())
                  .contains("11 disponibles pour 10 opérationnels")
                  .contains("14 installés − 4 fermés + 0 mobilisés");
            });
  }

  @Test
  void bedsMobilisedForATensionMakeRoom() {
    var before = said(line("INSTALLED", 10));
    var mobilised =
        new BedLineInput("BED", "ADDITIONAL", null, null, null, "MOBILISED", null, null, 4);

    assertThat(rules(before, mobilised, line("AVAILABLE", 14))).isEmpty();
    assertThat(rules(before, line("AVAILABLE", 14)))
        .containsExactly("AVAILABLE_WITHIN_OPERATIONAL");
  }

  @Test
  void closingThemWhileTheyAreSaidFreeCannotBe() {
    var before = said(line("INSTALLED", 10), line("AVAILABLE", 8));

    assertThat(rules(before, line("CLOSED", 5))).containsExactly("AVAILABLE_WITHIN_OPERATIONAL");
    assertThat(rules(before, line("CLOSED", 11))).contains("CLOSED_WITHIN_INSTALLED");
    assertThat(rules(before, line("CLOSED", 5), line("AVAILABLE", 5))).isEmpty();
  }

  @Test
  void aTransformationForCovidKeepsTheInstalledBeds() {
    var before = said(line("INSTALLED", 12));
    var covid =
        new BedLineInput(
            "BED", "ADDITIONAL", null, null, null, "MOBILISED", null, "COVID_POSITIVE", 6);

    assertThat(rules(before, line("INSTALLED", 0), covid)).contains("COVID_KEEPS_INSTALLED");
    assertThat(rules(before, line("CLOSED", 12), covid)).isEmpty();
  }

  @Test
  void withoutInstalledBedsNothingIsKnownToBeTooMuch() {
    assertThat(rules(BedState.empty("u"), line("AVAILABLE", 40))).isEmpty();
  }

  @Test
  void placesAreHeldToTheirOwnNumbers() {
    var before =
        said(
            line("INSTALLED", 30),
            new BedLineInput("PLACE", "INSTALLED", null, null, null, null, null, null, 8));

    assertThat(
            rules(
                before,
                new BedLineInput("PLACE", "AVAILABLE", null, null, null, null, null, null, 9)))
        .containsExactly("AVAILABLE_WITHIN_OPERATIONAL");
    assertThat(rules(before, line("AVAILABLE", 9))).isEmpty();
  }

  @Test
  void aReportThatIsSupersededIsNotHeldAgainstTheState() {
    var before = said(line("INSTALLED", 4), line("AVAILABLE", 1));

    assertThat(BedRules.refusals(before, report(-90, line("AVAILABLE", 40)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "8, 0, false",
    "8, 5, false", // two beds beyond the usual are fine
    "8, 6, true",
    "60, 18, false", // of a large unit, a quarter
    "60, 19, true",
  })
  void aNumberTheUnitNeverHasIsAskedBack(int installed, int available, boolean asked) {
    var before = said(line("INSTALLED", installed));

    assertThat(questions(before, ZERO_TO_THREE, line("AVAILABLE", available)))
        .isEqualTo(asked ? List.of("UNUSUAL_AVAILABLE") : List.of());
  }

  @Test
  void withoutHabitsNothingIsUnusual() {
    assertThat(questions(said(line("INSTALLED", 60)), null, line("AVAILABLE", 40))).isEmpty();
    assertThat(
            questions(said(line("INSTALLED", 60)), new BedHabits(7, 0, 1), line("AVAILABLE", 40)))
        .isEmpty();
  }

  @Test
  void moreInstalledBedsThanBeforeAreAskedBack() {
    assertThat(questions(said(line("INSTALLED", 10)), null, line("INSTALLED", 14)))
        .containsExactly("MORE_INSTALLED");
    assertThat(questions(said(line("INSTALLED", 10)), null, line("INSTALLED", 9))).isEmpty();
    assertThat(questions(BedState.empty("u"), null, line("INSTALLED", 14))).isEmpty();
  }

  @Test
  void patientsBeyondTheBedsAreAskedBack() {
    var before = said(line("INSTALLED", 10), line("OCCUPIED", 9));

    assertThat(questions(before, null, line("AVAILABLE", 2)))
        .containsExactly("MORE_THAN_OPERATIONAL");
    assertThat(questions(before, null, line("AVAILABLE", 1))).isEmpty();
  }

  @Test
  void aClockMayBeALittleAheadAndAFigureNotTooOld() {
    assertThat(BedRules.timeRefusal(NOW.plusSeconds(300), NOW, "validAt")).isEmpty();
    assertThat(BedRules.validAt(NOW.plusSeconds(300), NOW)).isEqualTo(NOW);
    assertThat(BedRules.timeRefusal(NOW.plusSeconds(301), NOW, "validAt"))
        .hasValueSatisfying(finding -> assertThat(finding.rule()).isEqualTo("max"));
    assertThat(BedRules.timeRefusal(NOW.minus(Duration.ofDays(31)), NOW, "validAt")).isEmpty();
    assertThat(BedRules.timeRefusal(NOW.minus(Duration.ofDays(31)).minusMillis(1), NOW, "validAt"))
        .hasValueSatisfying(finding -> assertThat(finding.rule()).isEqualTo("min"));
  }

  @ParameterizedTest
  @CsvSource({
    "BED, AVAILABLE, NOW, , , , , , -1, lines[0].count, min",
    "BED, AVAILABLE, NOW, , , , , , 10000, lines[0].count, max",
    "BED, AVAILABLE, NOW, , , , , , , lines[0].count, required",
    "BED, , NOW, , , , , , 1, lines[0].status, required",
    "LIT, AVAILABLE, NOW, , , , , , 1, lines[0].nature, enum",
    "BED, OPERATIONAL, NOW, , , , , , 1, lines[0].status, enum",
    "BED, CLOSED, NOW, FEMALE, , , , , 1, lines[0].gender, excludes",
    "BED, AVAILABLE, NOW, , REOPENABLE, , , , 1, lines[0].closingType, excludes",
    "BED, AVAILABLE, NOW, , , MOBILISED, , , 1, lines[0].additionalType, excludes",
    "BED, INSTALLED, H24, , , , , , 1, lines[0].horizon, excludes",
    "BED, AVAILABLE, NOW, BOTH, , , , , 1, lines[0].gender, enum",
    "BED, AVAILABLE, NOW, , , , PLAN, , 1, lines[0].crisisType, enum",
    "BED, AVAILABLE, NOW, , , , , COVID, 1, lines[0].assignment, enum",
  })
  void aLineThatCannotBeIsNamed(
      String nature,
      @Nullable String status,
      String horizon,
      @Nullable String gender,
      @Nullable String closing,
      @Nullable String additional,
      @Nullable String crisis,
      @Nullable String assignment,
      @Nullable Integer count,
      String field,
      String rule) {
    var read =
        BedLines.read(
            List.of(
                new BedLineInput(
                    nature,
                    status,
                    horizon,
                    gender,
                    closing,
                    additional,
                    crisis,
                    assignment,
                    count)),
            "lines");

    assertThat(read.groups()).isEmpty();
    assertThat(read.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.field()).isEqualTo(field);
              assertThat(finding.rule()).isEqualTo(rule);
              assertThat(finding.message()).endsWith(".");
            });
  }

  @Test
  void aLineGivenTwiceAndNoLineAtAllAreRefused() {
    assertThat(
            BedLines.read(List.of(line("AVAILABLE", 1), line("AVAILABLE", 2)), "lines").findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.field()).isEqualTo("lines[1]"));
    assertThat(BedLines.read(List.of(), "lines").findings()).hasSize(1);
  }

  private static List<String> rules(BedState before, BedLineInput... lines) {
    return BedRules.refusals(before, report(0, lines)).stream().map(BedFinding::rule).toList();
  }

  private static List<String> questions(
      BedState before, @Nullable BedHabits habits, BedLineInput... lines) {
    return BedRules.questions(before, report(0, lines), habits).stream()
        .map(BedFinding::rule)
        .toList();
  }

  private static BedState said(BedLineInput... lines) {
    return BedState.empty("u").with(report(-60, lines));
  }

  private static BedLineInput line(String status, int count) {
    return BedLineInput.of("BED", status, count);
  }

  private static BedReport report(int minute, BedLineInput... lines) {
    return new BedReport(
        "u",
        NOW.plus(Duration.ofMinutes(minute)),
        NOW,
        BedSource.MANUAL,
        Channel.ENTRY,
        null,
        null,
        null,
        BedLines.read(List.of(lines), "lines").groups());
  }
}
