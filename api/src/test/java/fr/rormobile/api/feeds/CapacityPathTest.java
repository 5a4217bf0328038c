package fr.rormobile.api.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapacityPathTest {
  private static final String URL = CapacityElement.EXTENSION;

  @ParameterizedTest
  @ValueSource(
      strings = {
        // as the implementation guide writes it
        "Location.extension.where(url='URL' and extension.where(url='capacityStatus' and"
            + " valueCodeableConcept.coding[0].code='02') and"
            + " extension.where(url='temporalityCapacity' and"
            + " valueCodeableConcept.coding[0].code='01'))",
        // the address behind its code, other spaces, double quotes
        "Location . extension.where( extension.where(valueCodeableConcept.coding.code = \"01\" and"
            + " url = 'temporalityCapacity')and url='URL'\n"
            + "and extension.where(url='capacityStatus' and"
            + " valueCodeableConcept.coding[0].code='02') ) ",
        // predicates one after the other
        "Location.extension.where(url='URL').where(extension.where(url='capacityStatus')"
            + ".valueCodeableConcept.coding.where(system='x' and code='02').exists())"
            + ".where(extension('temporalityCapacity').value.coding.code='01')",
        // functions in place of addresses
        "Location.extension('URL').where(extension('capacityStatus').value.as(CodeableConcept).coding.code"
            + " = '02' and"
            + " (extension('temporalityCapacity').value.ofType(FHIR.CodeableConcept).coding.first().code"
            + " = '01'))",
        "Location.extension(url='URL').where(extension.exists(url='capacityStatus' and"
            + " value.coding.code='02') and extension.exists(url='temporalityCapacity' and"
            + " value.coding.code='01'))[0]",
      })
  void theDocumentedFormsAskForTheSame(String path) throws Exception {
    var read = CapacityPath.parse(path.replace("URL", URL));

    assertThat(read.ofCapacity()).isTrue();
    assertThat(read.part()).isNull();
    assertThat(read.criteria())
        .isEqualTo(Map.of(CapacityElement.STATUS, "02", CapacityElement.HORIZON, "01"));
  }

  @Test
  void aPartThatMustBeMissingIsAskedFor() throws Exception {
    var read =
        CapacityPath.parse(
            "Location.extension.where(url='"
                + URL
                + "' and extension('genderCapacityAvailable').exists().not()"
                + " and extension('crisisType').empty())");

    assertThat(read.criteria())
        .isEqualTo(Map.of(CapacityElement.GENDER, "", CapacityElement.CRISIS, ""));
  }

  @Test
  void aPartOfTheExtensionIsNamed() throws Exception {
    var read =
        CapacityPath.parse(
            "Location.extension.where(url='"
                + URL
                + "' and extension.where(url='temporaryAssignement' and"
                + " valueCodeableConcept.coding[0].code='02')).extension.where(url='nbCapacity')"
                + ".valueInteger");

    assertThat(read.part()).isEqualTo(CapacityElement.NUMBER);
    assertThat(read.criteria()).isEqualTo(Map.of(CapacityElement.ASSIGNMENT, "02"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Location", "Location.extension", " Location . extension "})
  void thePlaceItselfIsToAddTo(String path) throws Exception {
    assertThat(CapacityPath.parse(path).ofCapacity()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HealthcareService.extension",
        "Location.",
        "Location.extension.where(",
        "Location.extension.where(url='x'",
        "Location.extension.where(url='x' or url='y')",
        "Location.extension.where(url='x)",
        "Location.name",
        "Location.extension.where(url='https://exemple.invalid/autre')",
        "Location.extension.where(extension.where(url='capacityStatus' and"
            + " value.coding.code='02'))",
        "Location.extension.where(url='URL' and valueInteger='3')",
        "Location.extension.where(url='URL' and extension.where(url='inconnu' and"
            + " value.coding.code='1'))",
        "Location.extension.where(url='URL' and extension('capacityStatus').value.coding.code='01'"
            + " and extension('capacityStatus').value.coding.code='02')",
        "Location.extension;DROP",
      })
  void whatIsNotOfTheCapacityIsNotGuessed(String path) {
    assertThatThrownBy(() -> CapacityPath.parse(path.replace("URL", URL)))
        .isInstanceOf(CapacityPath.Unknown.class);
  }

  @Test
  void aPathNestedWithoutEndIsRefused() {
    var nested = "Location.extension.where(".repeat(200) + "url='x'" + ")".repeat(200);

    assertThatThrownBy(() -> CapacityPath.parse(nested)).isInstanceOf(CapacityPath.Unknown.class);
  }
}
