package dev.waystone.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** With ArchUnit alone: waystone-testing would make everybody wait for the stack before the first class compiles. */
class HouseRulesTest {

    @Test
    void core_is_plain_java() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "dev.waystone.core",
                        "com.fasterxml.jackson.annotation",
                        "com.fasterxml.uuid..",
                        "org.jspecify.annotations")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.waystone.core"));
    }
}
