package fr.rormobile.api.tension;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.tension.TensionWire.Coded;
import fr.rormobile.api.tension.TensionWire.Event;
import fr.rormobile.api.tension.TensionWire.FinessRef;
import fr.rormobile.api.tension.TensionWire.Labelled;
import fr.rormobile.api.tension.TensionWire.Sheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The report as whoever opens it reads it. */
class TensionReportTest {
  private static final Instant START = Instant.parse("2026-11-22T02:14:05Z");
  private static final Labelled PLAN = new Labelled("pmi-1", "Plan de mobilisation interne");

  @Test
  void accentsBothTimesAndPageNumbersAreThere() throws IOException {
    var pages = pages(sheet(false, 60));

    assertThat(pages.size()).isGreaterThan(2);
    for (var i = 0; i < pages.size(); i++) {
      assertThat(pages.get(i)).contains("Page " + (i + 1) + " / " + pages.size());
      assertThat(pages.get(i)).contains("Tension – CH de l'Été").doesNotContain("EXERCICE");
    }
    assertThat(pages.getFirst())
        .contains("Réanimation, œuvres & soins intensifs – « ça déborde » à 100 %, 3 €")
        .contains("fait le 22 novembre 2026, 03:14:05, su le 22 novembre 2026, 04:14:05")
        .contains("Déclaration")
        .contains("Plan : Plan de mobilisation interne (niveau 1)");
    assertThat(String.join("", pages)).contains("note 0 ").contains("note 59 ");
  }

  @Test
  void eachPageOfADrillSaysSo() throws IOException {
    assertThat(pages(sheet(true, 60))).hasSizeGreaterThan(2).allMatch(p -> p.contains("EXERCICE"));
  }

  @Test
  void whatTheFontCannotShowAndWordsWithoutEndBreakNothing() throws IOException {
    var endless = "x".repeat(2000);

    var text = String.join("", pages(sheet(false, 0, "😀 日本 \u0007\t fin\r\n2e ligne " + endless)));

    assertThat(text).contains("fin").contains("2e ligne");
    assertThat(text.chars().filter(c -> c == 'x').count()).isGreaterThanOrEqualTo(2000);
  }

  private static List<String> pages(Sheet sheet) throws IOException {
    var out = new ByteArrayOutputStream();
    new TensionReport(Clock.systemUTC()).write(sheet, START.plusSeconds(90_000), out);
    try (var document = Loader.loadPDF(out.toByteArray())) {
      var pages = new ArrayList<String>();
      for (var page = 1; page <= document.getNumberOfPages(); page++) {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        pages.add(stripper.getText(document));
      }
      return pages;
    }
  }

  private static Sheet sheet(boolean drill, int notes) {
    return sheet(
        drill, notes, "Réanimation, œuvres & soins intensifs – « ça déborde » à 100 %, 3 €");
  }

  private static Sheet sheet(boolean drill, int notes, String first) {
    var events = new ArrayList<Event>();
    events.add(event("DECLARATION", first));
    for (var i = 0; i < notes; i++) {
      events.add(event("NOTE", "note " + i + " avec quelques mots"));
    }
    return new Sheet(
        "id",
        new FinessRef("410000020", "CH de l'Été"),
        new Coded("41", "Loir-et-Cher"),
        new Labelled("critical-care-adult", "Réanimation"),
        PLAN,
        1,
        drill,
        "OPEN",
        START,
        null,
        "Direction de garde",
        null,
        null,
        "Afflux",
        null,
        List.of(),
        events,
        null,
        null,
        null,
        null,
        null);
  }

  private static Event event(String kind, String note) {
    return new Event(
        "e",
        kind,
        START,
        START.plusSeconds(3600),
        "Direction de garde",
        null,
        null,
        null,
        note,
        null,
        null);
  }
}
