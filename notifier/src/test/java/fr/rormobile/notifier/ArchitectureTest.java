package fr.rormobile.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "fr.rormobile", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule KNOWS_NOTHING_OF_TENSIONS_BEDS_AND_SERVERS =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.sql..",
              "javax.net.ssl..",
              "javax.crypto..",
              "fr.rormobile.notifier..",
              "org.jspecify..",
              "org.slf4j..",
              "org.jdbi..",
              "org.flywaydb..",
              "org.postgresql..",
              "com.zaxxer.hikari..",
              "com.google.firebase..",
              "com.google.api.client..",
              "com.google.auth..",
              "jakarta.mail..",
              "org.eclipse.angus..");

  @ArchTest
  static final ArchRule ITS_OWN_WORDS_ONLY =
      noClasses()
          .should()
          .haveSimpleNameContaining("Tension")
          .orShould()
          .haveSimpleNameContaining("Bed");

  @ArchTest
  static final ArchRule ONLY_CHANNELS_KNOW_PROVIDERS =
      noClasses()
          .that()
          .resideOutsideOfPackage("..channel..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google..", "jakarta.mail..", "org.eclipse.angus..");

  @ArchTest
  static final ArchRule WRITING_AN_ALERT_DOES_NOT_NEED_SENDING_IT =
      noClasses()
          .that()
          .resideInAPackage("fr.rormobile.notifier")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..channel..", "..dispatch..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("fr.rormobile.(notifier.*)").should().beFreeOfCycles();
}
