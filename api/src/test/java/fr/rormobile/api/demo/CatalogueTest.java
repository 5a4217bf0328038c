package fr.rormobile.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.platform.resource.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private final Catalogue catalogue = Catalogue.read();

  @Test
  void everyActivityIsInOneFamilyAndOneOnly() {
    var codes =
        catalogue.all().stream()
            .flatMap(family -> family.activities().stream())
            .map(Family.Activity::code)
            .sorted()
            .toList();

    assertThat(codes)
        .isEqualTo(
            Resource.at("/nomenclatures/JDV_J17-ActiviteOperationnelle-ROR.tsv")
                .table("code", "display")
                .stream()
                .map(List::getFirst)
                .sorted()
                .toList());
  }

  @Test
  void everyFamilyIsInAKindThatMayTakeAnyOfIt() {
    var taken =
        Kind.read(catalogue).stream()
            .filter(kind -> kind.only().isEmpty())
            .flatMap(kind -> kind.families().values().stream())
            .map(Family::id)
            .distinct();

    assertThat(taken).containsAll(catalogue.all().stream().map(Family::id).toList());
  }

  @Test
  void actsAreThoseThatSpeakOfTheActivity() {
    var dialysis =
        catalogue.get("dialyse").activities().stream()
            .filter(activity -> activity.code().equals("059"))
            .findFirst()
            .orElseThrow();

    assertThat(dialysis.names()).contains("HEMODIALYSE");
    assertThat(dialysis.acts()).contains("0657").doesNotContain("0066");
  }
}
