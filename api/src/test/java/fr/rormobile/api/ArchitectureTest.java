package fr.rormobile.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.micronaut.http.annotation.Controller;

/** What may know what, in words a newcomer can read. */
@AnalyzeClasses(packages = "fr.rormobile.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule featuresStandInOneDirection =
      slices().matching("fr.rormobile.api.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule thePlatformKnowsNoFeature =
      noClasses()
          .that()
          .resideInAPackage("..api.platform..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..api.account..",
              "..api.beds..",
              "..api.crisis..",
              "..api.demo..",
              "..api.feeds..",
              "..api.imports..",
              "..api.nomenclature..",
              "..api.offer..",
              "..api.operations..",
              "..api.search..",
              "..api.tension..",
              "..api.territory..");

  @ArchTest
  static final ArchRule nobodyCallsAController =
      classes().that().areAnnotatedWith(Controller.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule onlySearchSpeaksWithTheIndex =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..api.search..",
              "..api.interpretation..",
              "..api.degraded..",
              "..api.suggest..",
              "..api.synonyms..",
              "..api.operations..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("fr.rormobile.search..");

  @ArchTest
  static final ArchRule onlyTheEmbeddedPackageKnowsTheEngines =
      noClasses()
          .that()
          .resideOutsideOfPackage("..api.platform.embedded..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.zonky..", "org.codelibs..", "org.opensearch..");
}
