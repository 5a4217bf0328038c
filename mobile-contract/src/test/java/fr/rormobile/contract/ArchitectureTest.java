package fr.rormobile.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "fr.rormobile", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule theContractKnowsNothingOfOurs =
      noClasses()
          .that()
          .resideInAPackage("fr.rormobile.contract..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "fr.rormobile.api..", "fr.rormobile.search..", "fr.rormobile.notifier..");

  @ArchTest
  static final ArchRule thisModuleHoldsTheContractOnly =
      classes().should().resideInAPackage("fr.rormobile.contract..");
}
