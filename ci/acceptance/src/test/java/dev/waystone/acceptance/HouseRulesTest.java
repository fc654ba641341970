package dev.waystone.acceptance;

import dev.waystone.testing.ArchitectureRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The rules of the house for parts that cannot have them among their own tests: the stack and the descriptor's reader, which the
 * test helpers stand on; the command, which is built first and fast; an extension's build steps, beside which the helpers
 * would start a stack.
 */
@Order(0)
class HouseRulesTest {

    private final Path root = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void the_descriptor_and_its_reader_keep_them() {
        ArchitectureRules.library("dev.waystone.render")
                .in(root.resolve("infra/render"))
                .check();
    }

    @Test
    void the_local_stack_keeps_them() {
        ArchitectureRules.library("dev.waystone.local")
                .in(root.resolve("infra/local"))
                .except("(Bank.java", "a bank that stalls: the wait is what it plays")
                .check();
    }

    @Test
    void the_broker_keeps_them() {
        ArchitectureRules.library("dev.waystone.local.broker")
                .in(root.resolve("infra/local/kafka"))
                .check();
    }

    @Test
    void the_command_keeps_them() {
        ArchitectureRules.library("dev.waystone.cli")
                .in(root.resolve("cli"))
                .except("(Background.java", "looks at another process, which cannot call back")
                .except("(Logs.java", "follows a file that another process writes")
                .except("(Demo.java", "asks over HTTP how the orders ended, as a customer would")
                .except("(Http.java", "the pause before it asks again, when a service is not there yet")
                .check();
    }

    @Test
    void what_checks_the_documents_keeps_them() {
        ArchitectureRules.library("dev.waystone.docs")
                .in(root.resolve("ci/docs"))
                .check();
    }

    @Test
    void the_build_steps_of_security_keep_them() {
        ArchitectureRules.library("dev.waystone.security.deployment")
                .in(root.resolve("platform-libs/security/deployment"))
                .check();
    }
}
