package fr.rormobile.api.nomenclature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.testing.RorServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NomenclatureOverHttpTest {
  @Test
  void allSetsAreListedWithTheirNumberOfCodes() {
    var answer = RorServer.shared().as("flux").get("/nomenclatures");

    var slugs = answer.json().get("items").findValuesAsText("id");
    assertThat(slugs)
        .contains(
            "specific-acts",
            "operational-activities",
            "specific-equipment",
            "care-modes",
            "activity-fields",
            "patient-types",
            "care-specialities",
            "facility-categories")
        .isSorted();
    var again =
        RorServer.shared().as("flux").get("/nomenclatures", "If-None-Match", answer.header("ETag"));
    assertThat(again.status()).isEqualTo(304);
  }

  @Test
  void codesComeOnceInTheirOrderWhateverThePage() {
    var seen = new ArrayList<String>();
    var path = "/nomenclatures/operational-activities?size=150";
    var page = RorServer.shared().as("clinicien").get(path).json();
    seen.addAll(page.get("items").findValuesAsText("code"));
    while (page.has("nextCursor")) {
      page =
          RorServer.shared()
              .as("clinicien")
              .get(path + "&cursor=" + page.get("nextCursor").asText())
              .json();
      seen.addAll(page.get("items").findValuesAsText("code"));
    }

    assertThat(seen).contains("127", "157").isSorted().doesNotHaveDuplicates();
    assertThat(seen).hasSize(count("operational-activities"));
  }

  private static int count(String slug) {
    var items = RorServer.shared().as("clinicien").get("/nomenclatures").json().get("items");
    for (var item : items) {
      if (item.get("id").asText().equals(slug)) {
        return item.get("count").asInt();
      }
    }
    throw new AssertionError("no " + slug + " in " + List.of(items));
  }
}
