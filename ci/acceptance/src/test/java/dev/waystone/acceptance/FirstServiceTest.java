package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.docs.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A new service in a clone without Git, whose path has a blank in it: made, tested and run as the tutorial says. */
@Order(3)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Platform.ANOTHER)
class FirstServiceTest {

    private static final String PAGE = "docs/tutorials/first-service.md";

    @RegisterExtension
    private final SecondClone clone = new SecondClone(Platform.rootOfClone(), "first service");

    private final Recital recital = new Recital(clone, FreePorts.offset());

    @BeforeEach
    void make_a_clone() throws IOException, InterruptedException {
        clone.make();
    }

    @AfterEach
    void end_what_was_started() throws IOException, InterruptedException {
        clone.type("./waystone down || true");
        clone.endLeftovers();
    }

    @Test
    void a_service_is_made_tested_and_run() throws IOException, InterruptedException {
        Path page = Platform.rootOfClone().resolve(PAGE);
        var printed = recital.type(new Page(PAGE, Files.readString(page)), "FirstServiceTest");

        assertThat(printed.getFirst())
                .contains("made services/loyalty-accounts from rest-service ", "port 8106", "pom.xml and CODEOWNERS");
        assertThat(clone.type("cat services/loyalty-accounts/target/surefire-reports/*.txt | grep -c 'Failures: 0,"
                                + " Errors: 0'")
                        .text()
                        .strip())
                .as("classes of tests that passed")
                .matches("[1-9]\\d?");
        assertThat(clone.type("./waystone --help").text())
                .as("kept when the command was built")
                .startsWith("Usage: waystone ")
                .contains("  new ", "  publish ");
        assertThat(printed.getLast()).contains("loyalty-accounts ready after", "\"name\":\"Gold\"", "all parts ended");
    }
}
