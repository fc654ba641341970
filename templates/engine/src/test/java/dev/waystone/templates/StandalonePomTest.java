package dev.waystone.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandalonePomTest {
    private static final String POM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <project>
                <parent>
                    <artifactId>waystone-service-parent</artifactId>
                    <version>0.1.0-SNAPSHOT</version>
                    <relativePath>../../platform-libs/service-parent/pom.xml</relativePath>
                </parent>
                <groupId>org.acme</groupId>
                <artifactId>loyalty-accounts</artifactId>
                <name>loyalty-accounts</name> <!-- kept -->
            </project>
            """;

    private final List<String> problems = new ArrayList<>();

    @Test
    void the_parent_comes_by_version_and_the_service_has_its_own() {
        TreeFile pom = StandalonePom.of(TreeFile.of(POM), problems);

        assertThat(pom.text())
                .isEqualTo(POM.replace(
                                "<relativePath>../../platform-libs/service-parent/pom.xml</relativePath>",
                                "<relativePath/>")
                        .replace(
                                "accounts</artifactId>\n",
                                "accounts</artifactId>\n    <version>1.0.0-SNAPSHOT</version>\n"));
        assertThat(StandalonePom.of(pom, problems)).isEqualTo(pom);
        assertThat(problems).isEmpty();
    }

    @Test
    void what_is_no_pom_is_a_problem() {
        StandalonePom.of(TreeFile.of("<project"), problems);
        assertThat(problems).singleElement().asString().startsWith("pom.xml is no POM: ");
    }
}
