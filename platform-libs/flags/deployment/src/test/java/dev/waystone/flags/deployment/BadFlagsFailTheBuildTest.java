package dev.waystone.flags.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.flags.Flag;
import dev.waystone.flags.Flags;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.DeploymentException;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BadFlagsFailTheBuildTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar ->
                    jar.addClass(Shop.class).addAsResource(new StringAsset(Descriptors.with("""
                            - {name: note-items.search, kind: release, owner: notes, expires: 2024-02-29, default: false}
                            - {name: note-items.forgotten, kind: ops, owner: notes, expires: 2999-12-31, default: true}
                            """)), "service.yaml"))
            .assertException(failure -> assertThat(failure)
                    .isInstanceOf(DeploymentException.class)
                    .hasStackTraceContaining("BadFlagsFailTheBuildTest.java:%d: flag note-items.serach is not declared;"
                            .formatted(Shop.LINE_OF_A_SLIP))
                    .hasStackTraceContaining("did you mean note-items.search?")
                    .hasStackTraceContaining(
                            "service.yaml:18: flag note-items.search expired on 2024-02-29; team notes")
                    .hasStackTraceContaining("service.yaml:19: flag note-items.forgotten is declared and never used"));

    @Test
    void does_not_get_this_far() {
        Assertions.fail("the application was built in spite of its flags");
    }

    @ApplicationScoped
    static class Shop {

        static final int LINE_OF_A_SLIP = 44;

        private static final Flag SEARCH = Flag.named("note-items.search");
        private static final Flag SLIP = Flag.named("note-items.serach");

        private final Flags flags;

        Shop(Flags flags) {
            this.flags = flags;
        }

        boolean searches() {
            return flags.isOn(SEARCH) && flags.isOn(SLIP);
        }
    }
}
