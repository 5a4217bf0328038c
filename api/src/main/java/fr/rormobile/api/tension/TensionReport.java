package fr.rormobile.api.tension;

import fr.rormobile.api.tension.TensionWire.Event;
import fr.rormobile.api.tension.TensionWire.Sheet;
import fr.rormobile.api.territory.TimeZones;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A tension to read on paper, for the return of experience: what it was, and its whole thread. */
@Singleton
class TensionReport {
  private static final MediaType PDF = MediaType.of("application/pdf");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM yyyy 'à' HH 'h' mm", Locale.FRANCE);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss", Locale.FRANCE);

  private final Clock clock;

  TensionReport(Clock clock) {
    this.clock = clock;
  }

  HttpResponse<?> answer(Sheet tension) {
    var out = new ByteArrayOutputStream();
    var now = clock.instant();
    try {
      write(tension, now, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    var name =
        (tension.drill() ? "exercice-" : "")
            + "tension-"
            + tension.facility().finess()
            + "-"
            + LocalDate.ofInstant(now, zone(tension))
            + ".pdf";
    return HttpResponse.ok(out.toByteArray())
        .contentType(PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
  }

  void write(Sheet tension, Instant now, ByteArrayOutputStream out) throws IOException {
    var zone = zone(tension);
    var drill = tension.drill() ? "EXERCICE – " : "";
    var title = drill + "Tension – " + tension.facility().name();
    var header = title + " – édité le " + MOMENT.format(now.atZone(zone));
    try (var pages = new PdfPages(title, header)) {
      if (tension.drill()) {
        pages.text("EXERCICE", 20, 0);
      }
      pages.text("Tension hospitalière : retour d'expérience", 16, 0);
      pages.space(6);
      facts(pages, tension, zone);
      pages.space(10);
      pages.text("Fil des événements", 13, 0);
      pages.text("Par heure du fait ; heures de l'établissement (" + zone.getId() + ").", 9, 0);
      for (var event : tension.events()) {
        event(pages, event, zone);
      }
      pages.save(out);
    }
  }

  private static void facts(PdfPages pages, Sheet tension, ZoneId zone) throws IOException {
    var facility = tension.facility();
    fact(pages, "Établissement", facility.name() + " (FINESS " + facility.finess() + ")");
    if (tension.department() != null) {
      fact(
          pages, "Département", tension.department().code() + " – " + tension.department().label());
    }
    fact(pages, "Groupe de disciplines", tension.disciplineGroup().label());
    fact(pages, "Plan", tension.plan().label() + " (niveau " + tension.level() + ")");
    fact(pages, "État", tension.status().equals("OPEN") ? "en cours" : "close");
    fact(pages, "Début", MOMENT.format(tension.startedAt().atZone(zone)));
    fact(pages, "Clôture", moment(tension.closedAt(), zone));
    fact(pages, "Déclarée par", tension.declaredBy());
    fact(pages, "Demandée par", tension.request() == null ? null : tension.request().askedBy());
    fact(pages, "Motif", tension.reason());
    fact(pages, "Fin prévue", moment(tension.expectedEndAt(), zone));
    for (var each : tension.actionsInPlace()) {
      fact(
          pages,
          "Action en place",
          each.action().label() + " Depuis le " + MOMENT.format(each.since().atZone(zone)) + ".");
    }
  }

  private static void event(PdfPages pages, Event event, ZoneId zone) throws IOException {
    pages.room(60);
    pages.space(8);
    pages.text(
        TensionExport.french(event.kind())
            + " – fait le "
            + SECONDS.format(event.at().atZone(zone))
            + ", su le "
            + SECONDS.format(event.knownAt().atZone(zone)),
        10,
        0);
    pages.text("Par " + event.author(), 9, 12);
    line(pages, "Action", event.action() == null ? null : event.action().label());
    line(pages, "Plan", event.plan() == null ? null : event.plan().label());
    line(pages, "Fin prévue", moment(event.expectedEndAt(), zone));
    line(pages, "Note", event.note());
    line(pages, "Remarque", event.notice());
  }

  private static void fact(PdfPages pages, String label, @Nullable String value)
      throws IOException {
    if (value != null) {
      pages.text(label + " : " + value, 10, 0);
    }
  }

  private static void line(PdfPages pages, String label, @Nullable String value)
      throws IOException {
    if (value != null) {
      pages.text(label + " : " + value, 9, 12);
    }
  }

  private static @Nullable String moment(@Nullable Instant at, ZoneId zone) {
    return at == null ? null : MOMENT.format(at.atZone(zone));
  }

  private static ZoneId zone(Sheet tension) {
    return TimeZones.ofDepartment(
        tension.department() == null ? null : tension.department().code());
  }
}
