package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a made-up build, which puts two artifacts where Maven is told to; OwnRepositoryTest of {@code ci/acceptance} has the real one. */
class PublishTest {
    private static final String BUILD = """
            #!/bin/sh
            echo built >> builds
            for argument; do
                case $argument in -DaltDeploymentRepository=*) url=${argument#*::} ;; esac
            done
            to=$(printf %s "${url#file://}" | sed 's/%20/ /g')
            for name in waystone-core waystone-rest; do
                mkdir -p "$to/dev/waystone/$name/0.1.0" && : > "$to/dev/waystone/$name/0.1.0/$name-0.1.0.pom"
            done
            """;

    @TempDir
    Path folder;

    private ScratchCheckout house;
    private Path to;

    @BeforeEach
    void a_platform_with_a_build() throws IOException {
        house = ScratchCheckout.in(folder.resolve("house"));
        build(BUILD);
        to = folder.resolve("a repository");
    }

    @Test
    void programs_are_told_where_how_much_and_whether_anything_changed() throws IOException {
        JsonNode first = json(publish("--json"));

        assertThat(first.get("folder").asText()).isEqualTo(to.toString());
        assertThat(first.get("repository").asText())
                .isEqualTo(to.toUri().toString())
                .startsWith("file:///");
        assertThat(first.get("artifacts").asInt()).isEqualTo(2);
        assertThat(first.get("changed").asBoolean()).isTrue();
        JsonNode again = json(publish("--json"));
        assertThat(again.get("artifacts").asInt()).isEqualTo(2);
        assertThat(again.get("changed").asBoolean()).isFalse();
        assertThat(house.read("builds")).as("what is there is not built again").hasLineCount(1);
    }

    @Test
    void people_are_told_the_same_in_a_line() throws IOException {
        assertThat(publish().out()).isEqualTo("published 2 artifacts to " + to + "\n");
        assertThat(publish().out()).isEqualTo("nothing has changed since 2 artifacts were published to " + to + "\n");

        house.write("infra/local/New.java", "class New {}\n");

        assertThat(publish().out()).isEqualTo("published 2 artifacts to " + to + "\n");
    }

    @Test
    void a_build_that_fails_publishes_nothing_and_is_tried_again() throws IOException {
        build("#!/bin/sh\necho '[ERROR] no room'\nexit 1\n");

        Typed red = publish("--json");

        assertThat(red.code()).isEqualTo(1);
        assertThat(red.out()).isEmpty();
        assertThat(red.err()).contains("waystone: the build failed: no room (all of it: ");
        build(BUILD);
        assertThat(json(publish("--json")).get("changed").asBoolean()).isTrue();
    }

    private void build(String script) throws IOException {
        house.write("mvnw", script);
        Files.setPosixFilePermissions(house.root().resolve("mvnw"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Typed publish(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "publish";
        arguments[1] = "--to=" + to;
        System.arraycopy(more, 0, arguments, 2, more.length);
        return Typed.of(house.root(), new FakeWorkshop(), arguments);
    }

    private static JsonNode json(Typed typed) throws IOException {
        assertThat(typed.code()).as(typed.toString()).isZero();
        return new ObjectMapper().readTree(typed.out());
    }
}
