package fr.rormobile.api.measuring;

import static fr.rormobile.api.measuring.Report.format;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** What answers weigh on the wire, gzipped, without their headers. */
final class SizeMeasure {
  private static final int OF_EACH = 100;
  private static final int FULL_LIST = 20;

  private SizeMeasure() {}

  static void run(Report report, Phone phone, List<Question> questions, Sample sample)
      throws IOException, InterruptedException {
    var lists = new ArrayList<Integer>();
    for (var question : questions.subList(0, Math.min(questions.size(), 3 * OF_EACH))) {
      var answer = gzipped(phone.get(question.path()));
      if (Phone.read(answer).path("items").size() == FULL_LIST && lists.size() < OF_EACH) {
        lists.add(answer.body().length);
      }
    }
    var sheets = new ArrayList<Integer>();
    for (var unit : sample.units().subList(0, Math.min(sample.units().size(), OF_EACH))) {
      sheets.add(gzipped(phone.get("/units/" + unit.id())).body().length);
    }
    report.add("liste de 20, gzip", "≤ 6 Ko", sizes(lists));
    report.add("fiche d'une unité, gzip", "≤ 4 Ko", sizes(sheets));
  }

  private static HttpResponse<byte[]> gzipped(HttpRequest request)
      throws IOException, InterruptedException {
    return Phone.expect(request);
  }

  private static String sizes(List<Integer> sizes) {
    if (sizes.isEmpty()) {
      return "aucune réponse pleine";
    }
    var sorted = sizes.stream().sorted().toList();
    return format(
        "médiane %,d octets, la plus grande %,d (%d réponses)",
        sorted.get(sorted.size() / 2), sorted.getLast(), sorted.size());
  }
}
