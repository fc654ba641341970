package dev.waystone.templates;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The engine is pure: only {@link Folder} knows the disk. */
class HouseRulesTest {
    private static final String[] OUTSIDE = {
        "java.nio.file..",
        "java.net..",
        "java.sql..",
        "io.quarkus..",
        "jakarta..",
        "dev.waystone.local..",
        "dev.waystone.cli.."
    };

    private static ArchRule pure() {
        return noClasses()
                .that()
                .haveNameNotMatching(".*\\.Folder(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(OUTSIDE)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.File")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ProcessBuilder.class.getName())
                .as("the engine does no I/O beyond a file tree, and imports no framework");
    }

    @Test
    void the_engine_does_no_io_beyond_a_file_tree() {
        JavaClasses main = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.waystone.templates");
        pure().check(main);
    }

    @Test
    void a_class_that_reads_the_disk_breaks_the_rule() {
        JavaClasses reading = new ClassFileImporter().importClasses(ReadsTheDisk.class);
        Assertions.assertThat(pure().evaluate(reading).hasViolation()).isTrue();
    }

    private static final class ReadsTheDisk {
        boolean is() {
            return Files.exists(Path.of("."));
        }
    }
}
