package fr.rormobile.search;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "fr.rormobile.search",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule knowsOpenSearchAndNothingElse =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "fr.rormobile.search",
              "java..",
              "org.opensearch.client..",
              "org.apache.hc..",
              "com.fasterxml.jackson..",
              "org.slf4j..",
              "org.jspecify..")
          .because("it is a library: no HTTP server, no PostgreSQL, no other module");

  @ArchTest
  static final ArchRule noSql =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..");

  @ArchTest
  static final ArchRule onlyTheWireTalksToOpenSearch =
      noClasses()
          .that()
          .doNotHaveSimpleName("Wire")
          .and()
          .haveNameNotMatching(".*\\.Wire\\$.*")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.opensearch..", "org.apache.hc..");
}
